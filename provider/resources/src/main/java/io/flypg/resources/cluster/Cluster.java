package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.resource.Observed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cluster as it is on the platform: at least its app.
 *
 * @param owner the project whose marks its machines bear; empty when there is no machine, or none with marks
 * @param address the private address that leads clients to the primary; empty while there is none
 * @param hasSecrets whether all passwords and keys of the cluster are there
 * @param nodes its own nodes, by ordinal
 * @param foreign machines in the app that are not nodes of ours, for example clones made by hand
 * @param retiring volumes of nodes whose retirement was cut short
 * @param ghosts members on the primary's books whose machine is gone
 * @param isProtected whether the mark on its machines forbids to delete it
 */
public record Cluster(
        String name,
        Optional<String> owner,
        Optional<String> address,
        boolean hasSecrets,
        List<Node> nodes,
        List<String> foreign,
        List<String> retiring,
        List<String> ghosts,
        boolean isProtected)
        implements Observed {
    public Cluster {
        nodes = List.copyOf(nodes);
        foreign = List.copyOf(foreign);
        retiring = List.copyOf(retiring);
        ghosts = List.copyOf(ghosts);
    }

    /** Whether the private address for clients is there. */
    public boolean hasAddress() {
        return address.isPresent();
    }

    /** How far a standby is behind the primary, in bytes of its log. */
    public OptionalLong lagBytes(Node node) {
        return primary().flatMap(Node::inside).map(Inside::lags).map(lags -> lags.get(node.machine())).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The node that is the primary now, as far as anybody can see. */
    public Optional<Node> primary() {
        return nodes.stream().filter(node -> node.role() == NodeRole.PRIMARY).findFirst();
    }

    /** The node of that name. */
    public Optional<Node> node(NodeName name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /** The nodes of one group: {@code primary}, or {@code read-gru}. */
    public List<Node> group(String group) {
        return nodes.stream().filter(node -> node.group().equals(group)).toList();
    }

    @Override
    public String stable() {
        StringBuilder text = new StringBuilder(name)
                .append(owner)
                .append(address.isPresent())
                .append(hasSecrets)
                .append(isProtected)
                .append(retiring)
                .append(ghosts);
        nodes.forEach(node -> text.append('\n').append(node.stable()));
        return text.toString();
    }
}

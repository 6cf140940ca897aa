package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.resource.Observed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cluster as it is on the platform: at least its app.
 *
 * @param owner the project whose marks its machines bear; empty when there is no machine, or none with marks
 * @param address the private address that leads clients to the primary; empty while there is none
 * @param hasSecrets whether all passwords and keys of the cluster are there
 * @param nodes its own nodes, by ordinal
 * @param foreign machines in the app that are not nodes of ours, for example clones made by hand
 * @param retiring volumes of nodes whose retirement was begun; their machines are stopped, or gone already
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

    /** The node that is the primary now, as far as anybody can see: nobody when two say so. */
    public Optional<Node> primary() {
        List<Node> primaries =
                nodes.stream().filter(node -> node.role() == NodeRole.PRIMARY).toList();
        return primaries.size() == 1 ? Optional.of(primaries.getFirst()) : Optional.empty();
    }

    /** Nodes that were stopped to be retired: perhaps off the primary's books already, so that starting them brings nothing back. */
    List<Node> leaving() {
        return nodes.stream()
                .filter(node -> node.power() == Node.Power.STOPPED)
                .filter(node -> node.volume()
                        .map(NodeVolume::id)
                        .filter(retiring::contains)
                        .isPresent())
                .toList();
    }

    /** The same without the nodes that are leaving; what is left to retire are volumes that no node has. */
    Cluster staying() {
        Set<String> mounted = nodes.stream()
                .flatMap(node -> node.volume().stream())
                .map(NodeVolume::id)
                .collect(Collectors.toSet());
        List<Node> leaving = leaving();
        return new Cluster(
                name,
                owner,
                address,
                hasSecrets,
                nodes.stream().filter(node -> !leaving.contains(node)).toList(),
                foreign,
                retiring.stream().filter(volume -> !mounted.contains(volume)).toList(),
                ghosts,
                isProtected);
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

package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.model.NodeSize;
import io.flypg.engine.plan.Makeup;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.resource.Composed;
import io.flypg.resources.live.NextPasswords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A cluster as it is on the platform: at least its app.
 *
 * @param owner the project whose marks its machines bear; empty when there is no machine, or none with marks
 * @param address the private address that leads clients to the primary; empty while there is none
 * @param secrets names of all secrets of its app
 * @param nodes its own nodes, by ordinal
 * @param foreign machines in the app that are not nodes of ours, for example clones made by hand
 * @param leftovers what runs that were cut off have left
 * @param ghosts members on the primary's books whose machine is gone
 * @param storing names of settings that went to the shared store and that not every node has read since: what it holds is not known
 * @param kept what stayed of it when it was deleted; empty while it has a node, and when it was not
 * @param isProtected whether the mark on its machines forbids to delete it
 */
public record Cluster(
        String name,
        Optional<String> owner,
        Optional<String> address,
        Set<String> secrets,
        List<Node> nodes,
        List<String> foreign,
        Leftovers leftovers,
        List<String> ghosts,
        List<String> storing,
        Optional<Kept> kept,
        boolean isProtected)
        implements Composed {
    public Cluster {
        secrets = Set.copyOf(secrets);
        nodes = List.copyOf(nodes);
        foreign = List.copyOf(foreign);
        ghosts = List.copyOf(ghosts);
        storing = List.copyOf(storing);
    }

    /** Whether the private address for clients is there. */
    public boolean hasAddress() {
        return address.isPresent();
    }

    /**
     * Whether it once had nodes and has none now. An app without machines is one of two things. Either its creation was cut off before
     * the first machine was made, and is gone on with; or it is what is left of a cluster, and is never begun anew, because that would
     * put an empty database where its data was. The secrets tell them apart: they are set all at once, after the first machine is
     * made and before it is launched, so with any of them there was a machine, and without them none has ever run. Secrets can be
     * unset by hand, so a volume with something on it tells the same. What a deletion kept is not lost.
     */
    public boolean isLost() {
        return nodes.isEmpty()
                && kept.isEmpty()
                && (ClusterSecrets.NAMES.stream().anyMatch(secrets::contains) || hasUsedVolume());
    }

    /** Whether its app holds nothing that anybody could miss. */
    boolean isShell() {
        return nodes.isEmpty()
                && foreign.isEmpty()
                && secrets.stream().allMatch(ClusterSecrets.RESTORED_FROM::equals)
                && leftovers.volumes().stream().allMatch(LooseVolume::isSpare);
    }

    /** Whether a node of it has booted, so that its secrets are also inside PostgreSQL, or name what is kept elsewhere. */
    boolean hasBooted() {
        return nodes.stream().anyMatch(node -> node.power() != Node.Power.CREATED);
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

    /** Whether a node is not on the primary's books yet: it is still copying, and interrupted in that it would be broken for good. */
    boolean isJoining(Node node) {
        return node.power() == Node.Power.STARTED
                && primary()
                        .flatMap(Node::inside)
                        .filter(inside -> !inside.members().contains(node.machine()))
                        .isPresent();
    }

    /** Nodes that were stopped to be retired: perhaps off the primary's books already, so that starting them brings nothing back. */
    List<Node> leaving() {
        return nodes.stream()
                .filter(node -> node.power() == Node.Power.STOPPED)
                .filter(this::isRetiring)
                .toList();
    }

    private boolean isRetiring(Node node) {
        return node.volume()
                .map(NodeVolume::id)
                .filter(leftovers.retiring()::contains)
                .isPresent();
    }

    /** Nodes whose marks do not say what they are: that the machine is this one, or that it is not to go. */
    List<Node> halfMarked() {
        return nodes.stream()
                .filter(node -> leftovers.unclaimed().contains(node.name())
                        || (node.power() == Node.Power.STARTED && isRetiring(node)))
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
                secrets,
                nodes.stream().filter(node -> !leaving.contains(node)).toList(),
                foreign,
                leftovers.withRetiring(leftovers.retiring().stream()
                        .filter(volume -> !mounted.contains(volume))
                        .toList()),
                ghosts,
                storing,
                kept,
                isProtected);
    }

    /** The same with that node alone. */
    Cluster withNode(Node node) {
        return new Cluster(
                name, owner, address, secrets, List.of(node), foreign, leftovers, ghosts, storing, kept, isProtected);
    }

    /** Whether the app says of it that its volume was kept, although it has nodes: a deletion that was cut off, or undone since. */
    boolean isStillNoted() {
        return !nodes.isEmpty() && secrets.contains(Kept.SECRET);
    }

    /** Whether a run that changes the passwords of the image's own roles was begun, and is not through. */
    public boolean isChangingPasswords() {
        return secrets.contains(NextPasswords.SECRET);
    }

    /** Whether a volume is there that had data on it. */
    boolean hasUsedVolume() {
        return leftovers.volumes().stream().anyMatch(volume -> volume.content() == LooseVolume.Content.USED);
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
    public Optional<Makeup> makeup() {
        SortedMap<Region, List<NodeSize>> readers = new TreeMap<>(nodes.stream()
                .filter(node -> !node.isVoter())
                .collect(Collectors.groupingBy(Node::region, Collectors.mapping(Node::size, Collectors.toList()))));
        List<NodeSize> voters =
                nodes.stream().filter(Node::isVoter).map(Node::size).toList();
        return nodes.stream().findFirst().map(node -> new Makeup(node.setup().primaryRegion(), voters, readers));
    }

    @Override
    public SortedMap<String, String> parts() {
        SortedMap<String, String> parts = new TreeMap<>(Map.of(
                "project", owner.toString(),
                "private address", Boolean.toString(hasAddress()),
                "secrets", ClusterSecrets.missing(secrets) + (isChangingPasswords() ? " and new passwords" : ""),
                "protection", Boolean.toString(isProtected),
                "what was left half done", leftovers.toString(),
                "members", ghosts.toString(),
                "half stored settings", storing.toString(),
                "kept", kept.toString()));
        nodes.forEach(node -> node.parts().forEach((part, text) -> parts.put(part + " of " + node.name(), text)));
        return parts;
    }
}

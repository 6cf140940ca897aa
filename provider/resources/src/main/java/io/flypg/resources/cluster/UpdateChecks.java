package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What cannot be done to a cluster that is there. */
final class UpdateChecks {
    /** How full a volume may be that is made for data that is there: beyond it the platform's own check warns. */
    private static final int FILL_PERCENT = 80;

    private final ClusterSpec spec;
    private final Cluster cluster;
    private final Draft draft;
    private final FieldsOnce once;

    UpdateChecks(ClusterSpec spec, Cluster cluster, Draft draft) {
        this.spec = spec;
        this.cluster = cluster;
        this.draft = draft;
        this.once = new FieldsOnce(draft);
    }

    void run() {
        twins();
        lostVolume();
        secrets();
        major();
        Layout layout = new Layout(spec);
        members(layout);
        newcomers(layout);
        for (Node node : cluster.nodes()) {
            layout.group(node).ifPresent(group -> volume(node, group));
        }
    }

    /** Nothing tells which of the two is the node, and which the clone. */
    private void twins() {
        Map<NodeName, List<String>> machines = cluster.nodes().stream()
                .collect(Collectors.groupingBy(
                        Node::name, TreeMap::new, Collectors.mapping(Node::machine, Collectors.toList())));
        machines.forEach((node, ids) -> {
            if (ids.size() > 1) {
                draft.refuse(Problem.of(
                        spec.address(),
                        "Two machines for one node",
                        "machines " + String.join(" and ", ids) + " both bear the marks of " + node + ".",
                        "find out which is a clone, and destroy it with 'fly machine destroy'"));
            }
        });
    }

    /** Starting such a machine brings nothing back, and nothing else knows what was on the volume. */
    private void lostVolume() {
        boolean lost = !cluster.nodes().isEmpty()
                && cluster.nodes().stream()
                        .allMatch(node -> node.isDown() && node.volume().isEmpty());
        if (lost) {
            String machines = cluster.nodes().stream().map(Node::machine).collect(Collectors.joining(" "));
            draft.refuse(Problem.of(
                    spec.address(),
                    "Node has lost its volume",
                    "machine " + machines
                            + " is there, and the volume with the cluster's data is not. It is not begun anew"
                            + " on an empty one.",
                    "run 'fly machine destroy --force " + machines
                            + "', and plan again: that names the newest snapshot"));
        }
    }

    private void secrets() {
        List<String> gone = ClusterSecrets.irreplaceable(cluster.secrets());
        if (cluster.hasBooted() && !gone.isEmpty()) {
            draft.refuse(Problem.of(
                    spec.address(),
                    "Secrets of the cluster are gone",
                    String.join(", ", gone) + (gone.size() == 1 ? " is" : " are")
                            + " not among the secrets of its app any more, and no node boots without. Others in their place would"
                            + " not be those that the nodes know.",
                    "a node that still runs has the old value in its environment: read it with 'fly ssh console -a "
                            + spec.name() + " -C env', and set it again with 'fly secrets set --stage'"));
        }
    }

    private void major() {
        cluster.nodes().stream()
                .flatMap(node -> node.version().stream())
                .filter(version -> version.major() != spec.postgres().major())
                .findFirst()
                .ifPresent(version -> refuse(
                        "postgres",
                        version.toString(),
                        spec.postgres().toString(),
                        "Major versions need a new cluster",
                        "PostgreSQL " + spec.postgres().major() + " cannot read the files of " + version.major() + ".",
                        "keep postgres '" + version.major() + "', or declare a new cluster and move the data"));
    }

    private void volume(Node node, Layout.Group group) {
        node.volume().ifPresent(volume -> {
            extended(volume, group);
            Size wanted = group.volume().size();
            if (wanted.compareTo(volume.size()) < 0
                    && !group.volume().shrinkByReplacement()
                    && !VolumePlan.grewByItself(volume, group)) {
                refuse(
                        group.path("volume.size"),
                        volume.size().toString(),
                        wanted.toString(),
                        "Volume cannot shrink",
                        "the volume of " + node.name() + " has " + volume.size() + " and the definition asks for "
                                + wanted + ". Fly volumes only grow.",
                        "keep " + volume.size()
                                + ", or write shrinkByReplacement true in its volume block: new nodes with smaller"
                                + " volumes take the place of these, at the cost of a switchover");
            }
            if (volume.encrypted() != group.volume().encrypted()) {
                refuse(
                        group.path("volume.encrypted"),
                        Boolean.toString(volume.encrypted()),
                        Boolean.toString(group.volume().encrypted()),
                        "Encryption is fixed",
                        "a volume is encrypted when it is made, or never.",
                        "write encrypted " + volume.encrypted());
            }
        });
    }

    private void members(Layout layout) {
        long outdated = cluster.nodes().stream().filter(layout::isOutdated).count();
        long most = 1 + spec.followers() + outdated;
        if (outdated > 0 && most > ClusterSpec.MOST_NODES) {
            draft.refuse(Problem.of(
                    spec.address(),
                    "Too many nodes at once",
                    most
                            + " nodes would be there while new ones take the place of old ones, and the proxy in the image sees at"
                            + " most " + ClusterSpec.MOST_NODES + ".",
                    "declare fewer readers or replicas first, and apply that"));
        }
    }

    /**
     * A new node gets a copy of everything, and where its disk is smaller than those that are there it is not to be full from its first day
     * on.
     */
    private void newcomers(Layout layout) {
        List<NodeVolume> volumes =
                cluster.nodes().stream().flatMap(node -> node.volume().stream()).toList();
        Optional<Size> largest = volumes.stream().map(NodeVolume::size).max(Comparator.naturalOrder());
        Optional<Size> used =
                volumes.stream().flatMap(volume -> volume.used().stream()).max(Comparator.naturalOrder());
        for (Layout.Group group : layout.groups().values()) {
            Size wanted = group.volume().size();
            boolean smaller = group.volume().extend().isEmpty()
                    && largest.filter(size -> wanted.compareTo(size) < 0).isPresent();
            long most = wanted.bytes() / 100 * FILL_PERCENT;
            if (smaller
                    && comes(group, layout)
                    && used.filter(size -> size.bytes() > most).isPresent()) {
                refuse(
                        group.path("volume.size"),
                        largest.map(Size::toString).orElse(""),
                        wanted.toString(),
                        "Data does not fit",
                        "a node holds " + used.orElseThrow() + ", and of " + wanted + " no more than " + FILL_PERCENT
                                + " % are to be in use on a new one.",
                        "ask for more, or delete what nobody needs and let VACUUM FULL give it back");
            }
        }
    }

    private boolean comes(Layout.Group group, Layout layout) {
        return cluster.group(group.name()).stream()
                        .filter(node -> !layout.isOutdated(node))
                        .count()
                < group.count();
    }

    private void extended(NodeVolume volume, Layout.Group group) {
        if (group.volume().shrinkByReplacement() && VolumePlan.grewByItself(volume, group)) {
            draft.warn(Problem.of(
                    spec.address(),
                    "Larger than declared",
                    "a volume has " + volume.size() + " where " + group.volume().size()
                            + " is declared. With extend that counts as grown by itself, so it does not shrink.",
                    "to shrink it, take extend out"));
        }
    }

    private void refuse(String path, String before, String after, String summary, String detail, String hint) {
        once.field(FieldDiff.of(path, before, after, Effect.REFUSED));
        if (draft.refusals().stream().noneMatch(problem -> problem.summary().equals(summary))) {
            draft.refuse(Problem.of(spec.address(), summary, detail, hint));
        }
    }
}

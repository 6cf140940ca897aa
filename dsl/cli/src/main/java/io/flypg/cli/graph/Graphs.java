package io.flypg.cli.graph;

import io.flypg.cli.graph.Graph.App;
import io.flypg.cli.graph.Graph.Attachment;
import io.flypg.cli.graph.Graph.Cluster;
import io.flypg.cli.graph.Graph.Node;
import io.flypg.cli.graph.Graph.Region;
import io.flypg.cli.view.ClusterStatus;
import io.flypg.cli.view.Count;
import io.flypg.engine.address.NodeName;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.NodeSize;
import io.flypg.engine.plan.Makeup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes graphs of what is declared, and of what is there. */
public final class Graphs {
    private static final String REPLICA = "replica";
    private static final String READER = "reader";

    private Graphs() {}

    /** As a definition has it; the nodes are numbered as a new cluster's are. */
    public static Graph declared(Definition definition) {
        return new Graph(
                definition.all(ClusterSpec.class).stream().map(Graphs::declared).toList(), apps(definition));
    }

    /**
     * As it is now.
     *
     * @param definition says which apps there are; without one, none are drawn
     */
    public static Graph live(List<ClusterStatus> clusters, Optional<Definition> definition) {
        return new Graph(
                clusters.stream().map(Graphs::live).toList(),
                definition.map(Graphs::apps).orElse(List.of()));
    }

    private static Cluster declared(ClusterSpec spec) {
        Makeup makeup = Makeup.of(spec);
        Map<String, List<Node>> regions = new LinkedHashMap<>();
        for (NodeSize size : makeup.voters()) {
            add(regions, spec, makeup.region().code(), number(regions) == 1 ? Node.PRIMARY : REPLICA, size);
        }
        makeup.readers()
                .forEach((region, sizes) -> sizes.forEach(size -> add(regions, spec, region.code(), READER, size)));
        return new Cluster(spec.name(), "PostgreSQL " + spec.postgres(), regions(regions));
    }

    private static void add(
            Map<String, List<Node>> regions, ClusterSpec spec, String region, String role, NodeSize size) {
        String name = new NodeName(spec.name(), number(regions)).toString();
        String note = size.machine() + "; " + size.volume().size();
        Optional<String> lag = role.equals(Node.PRIMARY) ? Optional.empty() : Optional.of("");
        regions.computeIfAbsent(region, _ -> new ArrayList<>()).add(new Node(name, role, note, lag));
    }

    private static int number(Map<String, List<Node>> regions) {
        return 1 + regions.values().stream().mapToInt(List::size).sum();
    }

    private static Cluster live(ClusterStatus cluster) {
        Optional<String> home = cluster.nodes().stream()
                .filter(node -> node.role().equals(Node.PRIMARY))
                .map(ClusterStatus.Node::region)
                .findFirst();
        Map<String, List<Node>> regions = new LinkedHashMap<>();
        home.ifPresent(region -> regions.put(region, new ArrayList<>()));
        for (ClusterStatus.Node node : cluster.nodes()) {
            regions.computeIfAbsent(node.region(), _ -> new ArrayList<>()).add(live(cluster, node, home));
        }
        regions.values().forEach(nodes -> nodes.sort(Comparator.comparing(node -> !node.isPrimary())));
        return new Cluster(cluster.name(), cluster.address(), regions(regions));
    }

    private static Node live(ClusterStatus cluster, ClusterStatus.Node node, Optional<String> home) {
        String name = node.ordinal() == 0 ? node.machine() : new NodeName(cluster.name(), node.ordinal()).toString();
        Optional<String> lag = node.lagBytes().isPresent()
                ? Optional.of(Count.bytes(node.lagBytes().getAsLong()))
                : Optional.empty();
        return new Node(name, role(node, home), note(node), lag);
    }

    /** A replica outside the primary's region never takes over. */
    private static String role(ClusterStatus.Node node, Optional<String> home) {
        boolean away = home.isPresent() && !node.region().equals(home.get());
        if (node.role().equals(REPLICA) && away) {
            return READER;
        }
        return node.role().isEmpty() ? "unknown" : node.role();
    }

    private static String note(ClusterStatus.Node node) {
        String disk = node.disk()
                .map(space -> Count.bytes(space.used()) + " of " + Count.bytes(space.total()))
                .orElse("");
        return String.join(
                "; ",
                Stream.of(node.version(), disk).filter(text -> !text.isEmpty()).toList());
    }

    private static List<Region> regions(Map<String, List<Node>> nodes) {
        return nodes.entrySet().stream()
                .map(region -> new Region(region.getKey(), region.getValue()))
                .toList();
    }

    private static List<App> apps(Definition definition) {
        return definition.all(AppSpec.class).stream()
                .map(app -> new App(app.name(), attachments(definition, app)))
                .toList();
    }

    private static List<Attachment> attachments(Definition definition, AppSpec app) {
        return definition.all(AttachmentSpec.class).stream()
                .filter(attachment -> attachment.app().equals(app.name()))
                .flatMap(attachment -> Stream.concat(
                                Stream.of(attachment.variable()), attachment.readVariable().stream())
                        .map(variable -> new Attachment(variable, attachment.cluster(), attachment.database())))
                .toList();
    }
}

package io.flypg.cli.graph;

import io.flypg.cli.graph.Graph.Cluster;
import java.util.List;

/** A graph in the language of Graphviz. */
public final class Dot {
    private final StringBuilder text = new StringBuilder();

    private Dot() {}

    /** The whole document. */
    public static String of(Graph graph) {
        Dot dot = new Dot();
        dot.line(0, "digraph flypg {");
        dot.line(1, "compound=true;");
        dot.line(1, "node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];");
        dot.line(1, "edge [fontname=\"sans-serif\", fontsize=10];");
        graph.clusters().forEach(dot::cluster);
        graph.apps().forEach(app -> dot.app(app, graph));
        dot.line(0, "}");
        return dot.text.toString();
    }

    private void cluster(Cluster cluster) {
        line(1, "subgraph " + box(cluster) + " {");
        line(2, "label=" + quoted(cluster.name(), cluster.note()) + ";");
        for (Graph.Region region : cluster.regions()) {
            line(2, "subgraph " + quoted("cluster " + cluster.name() + " " + region.code()) + " {");
            line(3, "label=" + quoted(region.code()) + "; style=dashed;");
            for (Graph.Node node : region.nodes()) {
                String bold = node.isPrimary() ? ", style=\"rounded,bold\"" : "";
                line(3, quoted(node.name()) + " [label=" + quoted(node.lines().toArray(String[]::new)) + bold + "];");
            }
            line(2, "}");
        }
        if (cluster.nodes().isEmpty()) {
            line(2, quoted(anchor(cluster)) + " [label=\"nothing is there\", shape=plaintext];");
        }
        line(1, "}");
        cluster.followers()
                .forEach(follower -> line(1, quoted(anchor(cluster)) + " -> " + quoted(follower.name()) + ";"));
    }

    private void app(Graph.App app, Graph graph) {
        String name = quoted("app " + app.name());
        line(1, name + " [label=" + quoted(app.name()) + ", shape=ellipse];");
        for (Graph.Attachment attachment : app.attachments()) {
            graph.clusters().stream()
                    .filter(cluster -> cluster.name().equals(attachment.cluster()))
                    .forEach(cluster -> line(
                            1,
                            name + " -> " + quoted(anchor(cluster)) + " [lhead=" + box(cluster)
                                    + ", style=dashed, label=" + quoted(attachment.variable(), attachment.database())
                                    + "];"));
        }
    }

    /** Graphviz draws a box around the subgraphs whose names begin so. */
    private static String box(Cluster cluster) {
        return quoted("cluster " + cluster.name());
    }

    /** An edge can only lead to a node: the one that streams begin at, if there is one. */
    private static String anchor(Cluster cluster) {
        return cluster.primary()
                .or(() -> cluster.nodes().stream().findFirst())
                .map(Graph.Node::name)
                .orElse(cluster.name());
    }

    private void line(int depth, String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
    }

    private static String quoted(String... lines) {
        List<String> safe = List.of(lines).stream()
                .filter(line -> !line.isEmpty())
                .map(line -> Label.of(line).replace("\\", "\\\\").replace("\"", "\\\""))
                .toList();
        return '"' + String.join("\\n", safe) + '"';
    }
}

package io.flypg.cli.graph;

import io.flypg.cli.graph.Graph.App;
import io.flypg.cli.graph.Graph.Attachment;
import io.flypg.cli.graph.Graph.Cluster;
import io.flypg.cli.graph.Graph.Node;
import io.flypg.cli.graph.Graph.Region;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A graph as SVG. Apps stand on the left, clusters one below the other on the right; in a cluster its regions stand side by side, with the
 * primary above the nodes that follow it. A region's code stands below its nodes, as arrows come from above.
 */
public final class SvgGraph {
    private static final int LINE = 18;
    private static final int PAD = 12;
    private static final int GAP = 24;

    /** Between the primary and its followers, so that arrows have room to bend. */
    private static final int DROP = 56;

    private static final int NODE_HEIGHT = 3 * LINE + PAD;
    private static final int TITLE = LINE + PAD;

    private final Svg svg = new Svg();
    private final Map<String, Box> clusters = new HashMap<>();

    private SvgGraph() {}

    /** The whole document. */
    public static String of(Graph graph) {
        return new SvgGraph().draw(graph);
    }

    private String draw(Graph graph) {
        int apps = graph.apps().stream().mapToInt(SvgGraph::width).max().orElse(0);
        int left = apps == 0 ? GAP : GAP + apps + 3 * GAP;
        int right = GAP;
        int bottom = GAP;
        for (Cluster cluster : graph.clusters()) {
            Box box = cluster(cluster, left, bottom);
            clusters.put(cluster.name(), box);
            right = Math.max(right, box.right() + GAP);
            bottom = box.bottom() + GAP;
        }
        int y = GAP;
        for (App app : graph.apps()) {
            y = app(app, new Box(GAP, y, apps, height(app))) + GAP;
        }
        return svg.document(Math.max(right, left), Math.max(bottom, y));
    }

    private Box cluster(Cluster cluster, int x, int y) {
        int width = cluster.nodes().stream().mapToInt(SvgGraph::width).max().orElse(0);
        boolean led = cluster.primary().isPresent();
        int low = y + TITLE + PAD + (led ? NODE_HEIGHT + DROP : 0);
        Map<String, Box> nodes = new HashMap<>();
        int right = x + PAD;
        for (Region region : cluster.regions()) {
            right = region(region, width, right, low, nodes) + PAD;
        }
        int bottom = cluster.regions().isEmpty() ? y + TITLE : low + NODE_HEIGHT + TITLE + PAD;
        Box box = new Box(x, y, Math.max(right, x + titleWidth(cluster)) - x, bottom - y);
        svg.box(box, "cluster");
        svg.text(x + PAD, y + LINE, "name", cluster.name());
        svg.text(x + 2 * PAD + cluster.name().length() * Svg.LETTER, y + LINE, "note", cluster.note());
        cluster.primary().ifPresent(primary -> streams(cluster, primary, nodes));
        return box;
    }

    private void streams(Cluster cluster, Node primary, Map<String, Box> nodes) {
        Box from = nodes.getOrDefault(primary.name(), new Box(0, 0, 0, 0));
        for (Node follower : cluster.followers()) {
            Box to = nodes.getOrDefault(follower.name(), from);
            svg.down(from.middle(), from.bottom(), to.middle(), to.y());
        }
    }

    /** Draws a region and answers where it ends on the right. */
    private int region(Region region, int width, int x, int low, Map<String, Box> nodes) {
        boolean led = region.hasPrimary();
        List<Node> followers = led ? region.nodes().subList(1, region.nodes().size()) : region.nodes();
        int columns = Math.max(1, followers.size());
        int inner = columns * width + (columns - 1) * PAD;
        int top = led ? low - DROP - NODE_HEIGHT : low;
        int bottom = followers.isEmpty() ? top + NODE_HEIGHT : low + NODE_HEIGHT;
        Box box = new Box(x, top - PAD, inner + 2 * PAD, bottom + TITLE - (top - PAD));
        svg.box(box, "region");
        svg.text(x + PAD, bottom + LINE, "note", region.code());
        if (led) {
            Node primary = region.nodes().getFirst();
            node(primary, new Box(box.middle() - width / 2, top, width, NODE_HEIGHT), nodes);
        }
        int left = x + PAD;
        for (Node follower : followers) {
            node(follower, new Box(left, low, width, NODE_HEIGHT), nodes);
            left += width + PAD;
        }
        return box.right();
    }

    private void node(Node node, Box box, Map<String, Box> nodes) {
        nodes.put(node.name(), box);
        svg.box(box, node.isPrimary() ? Node.PRIMARY : "node");
        int y = box.y();
        for (String line : node.lines()) {
            y += LINE;
            svg.text(box.x() + PAD, y, y == box.y() + LINE ? "name" : "note", line);
        }
    }

    /** Draws an app and answers where it ends. */
    private int app(App app, Box box) {
        svg.box(box, "app");
        svg.text(box.x() + PAD, box.y() + LINE, "name", app.name());
        int y = box.y() + LINE;
        for (Attachment attachment : app.attachments()) {
            y += LINE;
            svg.text(box.x() + PAD, y, "note", text(attachment));
            Box cluster = clusters.get(attachment.cluster());
            if (cluster != null) {
                svg.across(box.right(), y - LINE / 4, cluster.x(), cluster.y() + TITLE / 2);
            }
        }
        return box.bottom();
    }

    private static String text(Attachment attachment) {
        return attachment.variable() + ": " + attachment.database();
    }

    private static int height(App app) {
        return (1 + app.attachments().size()) * LINE + PAD;
    }

    private static int width(App app) {
        return width(
                Stream.concat(Stream.of(app.name()), app.attachments().stream().map(SvgGraph::text)));
    }

    private static int width(Node node) {
        return width(node.lines().stream());
    }

    private static int width(Stream<String> lines) {
        return lines.mapToInt(String::length).max().orElse(0) * Svg.LETTER + 2 * PAD;
    }

    private static int titleWidth(Cluster cluster) {
        return (cluster.name().length() + cluster.note().length()) * Svg.LETTER + 3 * PAD;
    }
}

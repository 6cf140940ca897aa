package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Output;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Span;
import io.flypg.cli.terminal.Style;
import java.util.List;
import java.util.function.Function;

/** Clusters as they are now, for people. */
public final class StatusView {
    private static final List<String> HEAD =
            List.of("node", "machine", "region", "role", "version", "address", "lag", "disk");

    private StatusView() {}

    /** For people. */
    public static void show(List<ClusterStatus> clusters, Output out) {
        Page page = new Page();
        for (ClusterStatus cluster : clusters) {
            if (!page.isEmpty()) {
                page.blank();
            }
            page.add(of(cluster));
        }
        out.print(page);
    }

    /** For programs: one document. */
    public static void showJson(List<ClusterStatus> clusters, Output out) {
        JsonDocument.print(out, json -> StatusJson.write(json, clusters));
    }

    private static Page of(ClusterStatus cluster) {
        Page page = new Page();
        page.line(Style.BOLD.of(cluster.name()), plain(cluster.address().isEmpty() ? "" : "  " + cluster.address()));
        if (!cluster.nodes().isEmpty()) {
            page.add(nodes(cluster));
        }
        if (!cluster.guarantee().isEmpty()) {
            page.text(4, Style.CYAN.of("  guarantee: "), plain(cluster.guarantee()));
        }
        if (!cluster.route().isEmpty()) {
            page.text(4, Style.CYAN.of("  reached: "), plain(cluster.route()));
        }
        cluster.problems().forEach(problem -> page.add(ProblemView.of(problem)));
        return page;
    }

    private static Page nodes(ClusterStatus cluster) {
        Table table = new Table().row(cells(HEAD, Style.DIM::of));
        for (ClusterStatus.Node node : cluster.nodes()) {
            table.row(
                    plain(node.ordinal() == 0 ? "?" : "#" + node.ordinal()),
                    plain(node.machine()),
                    plain(node.region()),
                    role(node.role()),
                    plain(orDash(node.version())),
                    plain(orDash(node.address())),
                    plain(lag(node)),
                    disk(node));
        }
        return table.page();
    }

    private static Span role(String role) {
        return switch (role) {
            case "primary" -> Style.GREEN.of(role);
            case "replica", "standby", "reader" -> plain(role);
            default -> Style.RED.of(role.isEmpty() ? "unknown" : role);
        };
    }

    private static String lag(ClusterStatus.Node node) {
        return node.lagBytes().isPresent() ? Count.bytes(node.lagBytes().getAsLong()) : "-";
    }

    private static Span disk(ClusterStatus.Node node) {
        return node.disk()
                .map(disk -> {
                    String text = Count.bytes(disk.used()) + " of " + Count.bytes(disk.total()) + ", " + disk.percent()
                            + " %";
                    return disk.isNearlyFull() ? Style.RED.of(text) : plain(text);
                })
                .orElse(plain("-"));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static Span[] cells(List<String> texts, Function<String, Span> style) {
        return texts.stream().map(style).toArray(Span[]::new);
    }
}

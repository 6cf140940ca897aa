package io.flypg.local.node;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.member.Events;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.member.Promotion;
import io.flypg.local.node.member.Refused;
import io.flypg.local.node.member.Survey;
import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The command {@code repmgr}, as far as anybody calls it on a running cluster. */
final class RepmgrCommand {
    private static final int FAILED = 8;
    private static final String USUAL_EVENTS = "20";

    private final Node node;

    RepmgrCommand(Node node) {
        this.node = node;
    }

    ExecResult run(List<String> words) {
        try {
            Promotion promotion = new Promotion(node);
            if (CommandLine.isAction(words, "standby", "promote")) {
                return said(promotion.run(words.contains("--siblings-follow")));
            }
            if (CommandLine.isAction(words, "standby", "switchover") && words.contains("--dry-run")) {
                return said(promotion.rehearse());
            }
            if (CommandLine.isAction(words, "cluster", "event")) {
                return new ExecResult(0, events(words), "");
            }
            if (CommandLine.isAction(words, "cluster", "show")) {
                return new ClusterShow(new Survey(node).findings()).print(words);
            }
            return new ExecResult(
                    1,
                    "",
                    "ERROR: repmgr of the local platform can only \"standby promote\","
                            + " \"standby switchover --dry-run\", \"cluster event\" and \"cluster show\"\n");
        } catch (Refused e) {
            return failed(e.getMessage());
        } catch (SQLException e) {
            return failed(Session.problem(e));
        } catch (NumberFormatException e) {
            return failed("not a number: " + e.getMessage());
        }
    }

    private String events(List<String> words) throws SQLException {
        boolean compact = words.contains("--compact");
        Table table = compact
                ? new Table("Node ID", "Name", "Event", "OK", "Timestamp")
                : new Table("Node ID", "Name", "Event", "OK", "Timestamp", "Details");
        int limit = words.contains("--all")
                ? Integer.MAX_VALUE
                : Integer.parseInt(CommandLine.option(words, "--limit").orElse(USUAL_EVENTS));
        Map<String, String> filter = Map.of(
                "event", CommandLine.option(words, "--event").orElse(""),
                "node_id", CommandLine.option(words, "--node-id").orElse(""),
                "node_name", CommandLine.option(words, "--node-name").orElse(""));
        try (Session session = node.members()) {
            Events.latest(session, filter, limit)
                    .forEach(row -> table.add(compact ? row.subList(0, row.size() - 1) : row));
        }
        return table.print();
    }

    private static ExecResult said(String notice) {
        return new ExecResult(0, "", "NOTICE: " + notice + "\n");
    }

    private static ExecResult failed(String why) {
        return new ExecResult(FAILED, "", "ERROR: " + why + "\n");
    }
}

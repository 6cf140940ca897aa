package io.flypg.local.node;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.member.Promotion;
import io.flypg.local.node.member.Refused;
import io.flypg.local.node.member.Unregistration;
import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** The commands that the guest has: the few of the real image that change or test the membership. */
final class Commands {
    private static final ExecResult DONE = new ExecResult(0, "", "");
    private static final int REPMGR_FAILED = 8;

    private final Node node;

    Commands(Node node) {
        this.node = node;
    }

    ExecResult run(List<String> argv) {
        List<String> words = CommandLine.unwrapped(argv);
        return switch (CommandLine.program(words)) {
            case "pg_unregister" -> unregister(words.size() > 1 ? words.get(1) : "");
            case "repmgr" -> repmgr(words);
            case "true" -> DONE;
            default -> notFound(words);
        };
    }

    static ExecResult notFound(List<String> argv) {
        return new ExecResult(127, "", (argv.isEmpty() ? "" : argv.getFirst()) + ": command not found\n");
    }

    private ExecResult repmgr(List<String> words) {
        try {
            Promotion promotion = new Promotion(node);
            if (CommandLine.isAction(words, "standby", "promote")) {
                return said(promotion.run(words.contains("--siblings-follow")));
            }
            if (CommandLine.isAction(words, "standby", "switchover") && words.contains("--dry-run")) {
                return said(promotion.rehearse());
            }
            return new ExecResult(
                    1,
                    "",
                    "ERROR: repmgr of the local platform can only \"standby promote\" and"
                            + " \"standby switchover --dry-run\"\n");
        } catch (Refused e) {
            return new ExecResult(REPMGR_FAILED, "", "ERROR: " + e.getMessage() + "\n");
        } catch (SQLException e) {
            return new ExecResult(REPMGR_FAILED, "", "ERROR: " + Session.problem(e) + "\n");
        }
    }

    private static ExecResult said(String notice) {
        return new ExecResult(0, "", "NOTICE: " + notice + "\n");
    }

    private ExecResult unregister(String encoded) {
        Unregistration.Result result = new Unregistration(node).run(encoded);
        return new ExecResult(result.success() ? 0 : 1, result.json() + "\n", "");
    }
}

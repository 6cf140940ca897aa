package io.flypg.local.node;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.member.Promotion;
import io.flypg.local.node.member.Refused;
import io.flypg.local.node.member.Unregistration;
import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The commands that the guest has: the few of the real image that change or test the membership. */
final class Commands {
    private static final ExecResult DONE = new ExecResult(0, "", "");
    private static final List<String> TRUE = List.of("true");
    private static final int REPMGR_FAILED = 8;

    private final Node node;

    Commands(Node node) {
        this.node = node;
    }

    /** The node's own commands, and behind them whatever else is in the guest. */
    ExecResult run(List<String> argv, String input) {
        List<String> words = CommandLine.unwrapped(argv);
        return switch (CommandLine.program(words)) {
            case "pg_unregister" -> unregister(words.size() > 1 ? words.get(1) : "");
            case "repmgr" -> repmgr(words);
            default -> inGuest(argv, input).orElseGet(() -> words.equals(TRUE) ? DONE : notFound(words));
        };
    }

    private Optional<ExecResult> inGuest(List<String> argv, String input) {
        try {
            return node.server()
                    .runner()
                    .exec(argv, input)
                    .map(ran -> new ExecResult(ran.exitCode(), ran.stdout(), ran.stderr()));
        } catch (IOException e) {
            return Optional.of(new ExecResult(126, "", e.getMessage() + "\n"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new ExecResult(126, "", "interrupted\n"));
        }
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

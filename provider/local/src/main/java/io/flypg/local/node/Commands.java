package io.flypg.local.node;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.member.Unregistration;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The commands that the guest has: those of the real image that look after the membership, and few others. */
final class Commands {
    private static final ExecResult DONE = new ExecResult(0, "", "");

    private final Node node;

    Commands(Node node) {
        this.node = node;
    }

    /** The node's own commands, and behind them whatever else is in the guest. */
    ExecResult run(List<String> argv, String input) {
        List<String> words = CommandLine.unwrapped(argv);
        return switch (CommandLine.program(words)) {
            case "pg_unregister" -> unregister(words.size() > 1 ? words.get(1) : "");
            case "repmgr" -> new RepmgrCommand(node).run(words);
            case "flexctl" -> new Flexctl(node).run(words);
            case "restart-haproxy" -> restartProxy();
            case "printenv" -> printenv(words.size() > 1 ? words.get(1) : "");
            case "true" -> DONE;
            default -> inGuest(argv, input).orElseGet(() -> notFound(words));
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

    private ExecResult printenv(String name) {
        String value = node.me().spec().environment().get(name);
        return value == null ? new ExecResult(1, "", "") : new ExecResult(0, value + "\n", "");
    }

    private ExecResult restartProxy() {
        node.proxy().restart();
        return DONE;
    }

    private ExecResult unregister(String encoded) {
        Unregistration.Result result = new Unregistration(node).run(encoded);
        return new ExecResult(result.success() ? 0 : 1, result.json() + "\n", "");
    }
}

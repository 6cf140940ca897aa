package io.flypg.local.node;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.member.Unregistration;
import java.util.List;

/** The commands that the guest has: those of the real image that look after the membership, and few others. */
final class Commands {
    private static final ExecResult DONE = new ExecResult(0, "", "");

    private final Node node;

    Commands(Node node) {
        this.node = node;
    }

    ExecResult run(List<String> argv) {
        List<String> words = CommandLine.unwrapped(argv);
        return switch (CommandLine.program(words)) {
            case "pg_unregister" -> unregister(words.size() > 1 ? words.get(1) : "");
            case "repmgr" -> new RepmgrCommand(node).run(words);
            case "flexctl" -> new Flexctl(node).run(words);
            case "restart-haproxy" -> restartProxy();
            case "printenv" -> printenv(words.size() > 1 ? words.get(1) : "");
            case "true" -> DONE;
            default -> notFound(words);
        };
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

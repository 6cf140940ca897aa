package io.flypg.postgres.exec;

import io.flypg.postgres.admin.Exchange;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls the admin API from inside of its machine, by {@code curl}. */
public final class CurlExchange implements Exchange {

    private static final int TIMED_OUT = 28;

    /** The body, and in a line of its own the status. */
    private static final Pattern PRINTED = Pattern.compile("(?s)(.*)\n([0-9]{3})\\s*");

    private final GuestShell shell;
    private final NodeAddress node;

    public CurlExchange(GuestShell shell, NodeAddress node) {
        this.shell = shell;
        this.node = node;
    }

    @Override
    public String where() {
        return "in the guest of " + node.host();
    }

    @Override
    public Answer send(String doing, String method, String path, String body, Duration limit) {
        GuestShell.Output output = shell.run(command(method, path, body, limit), body, limit.plusSeconds(1));
        if (output.exitCode() != 0) {
            throw failure(doing, output);
        }
        Matcher printed = PRINTED.matcher(output.stdout());
        if (!printed.matches()) {
            throw new PostgresException(
                    Kind.OTHER,
                    "Cannot " + doing + " on the admin API " + where() + ": the platform has cut its answer off.");
        }
        return new Answer(Integer.parseInt(printed.group(2)), printed.group(1));
    }

    private static List<String> command(String method, String path, String body, Duration limit) {
        List<String> words = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--request", method));
        words.addAll(List.of("--max-time", Long.toString(limit.toSeconds()), "--write-out", "\\n%{http_code}"));
        if (!body.isEmpty()) {
            words.addAll(List.of("--header", "Content-Type: application/json", "--data-binary", "@-"));
        }
        words.add("http://localhost:" + NodeAddress.ADMIN_PORT + "/" + path);
        return words;
    }

    private PostgresException failure(String doing, GuestShell.Output output) {
        String said = output.exitCode() == GuestShell.NOT_FOUND
                ? "the guest has no curl"
                : output.stderr().strip();
        Kind kind = output.exitCode() == TIMED_OUT ? Kind.TIMEOUT : Kind.UNREACHABLE;
        return new PostgresException(kind, "Cannot " + doing + " on the admin API " + where() + ": " + said + ".");
    }
}

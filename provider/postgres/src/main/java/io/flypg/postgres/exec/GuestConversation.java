package io.flypg.postgres.exec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flypg.postgres.reach.Failures;
import io.flypg.postgres.reach.Limits;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.talk.Answer;
import io.flypg.postgres.talk.Conversation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A conversation by {@code psql} in the guest of a machine. Each statement is a command of its own there, and so a session of its own,
 * which begins with what {@code SET} has changed so far; what else needs a session that goes on is refused.
 */
public final class GuestConversation implements Conversation {

    /** The server gives a statement up before the platform gives up its command: what nobody hears of any more does not go on. */
    private static final Duration LIMIT = Limits.STANDARD.act();

    private static final Duration SLACK = Duration.ofSeconds(5);

    /** All data of a COPY goes in one call to the platform. */
    private static final int LARGEST_COPY = 1 << 20;

    private final GuestShell shell;
    private final String application = "flypg-" + UUID.randomUUID();
    private final String mark = "--" + application;
    private final List<String> command;
    private final List<String> settings = new ArrayList<>();

    private GuestConversation(GuestShell shell, String database) {
        this.shell = shell;
        this.command = Psql.command(database, application, "-c statement_timeout=" + LIMIT.toMillis());
    }

    /**
     * Begins to talk.
     *
     * @param where the machine, for people
     * @throws PostgresException when the guest has no psql, its server does not answer, or there is no such database
     */
    public static GuestConversation open(GuestShell shell, String where, String database) {
        GuestConversation opened = new GuestConversation(shell, database);
        GuestShell.Output output = shell.run(opened.command, "SELECT 1;\n", LIMIT.plus(SLACK));
        if (output.exitCode() != 0) {
            throw Failures.connecting("connect to database \"" + database + "\"", where, PsqlFailure.of(output));
        }
        return opened;
    }

    @Override
    public List<Answer> say(String statement) {
        SessionUse use = SessionUse.of(statement);
        if (use == SessionUse.NEEDED) {
            return List.of(error(
                    "0A000",
                    "this holds only within a session, and each statement has a session of its own here",
                    "Put what belongs together into one statement, such as DO $$ ... $$ or WITH."));
        }
        Answer.Shown answer = run(statement + "\n;\n");
        if (use == SessionUse.SET && !answer.isError()) {
            settings.add(statement);
        }
        return List.of(answer);
    }

    @Override
    public List<Answer> copyIn(String statement, Supplier<byte @Nullable []> data) {
        StringBuilder lines = new StringBuilder();
        for (byte[] piece = data.get(); piece != null; piece = data.get()) {
            lines.append(new String(piece, UTF_8));
            if (lines.length() > LARGEST_COPY) {
                return List.of(error(
                        "54000",
                        "more than 1 MB of data is too much for a command in the guest",
                        "Send it in smaller pieces, or connect from within the private network."));
            }
        }
        return List.of(run(ended(statement) + lines + "\\.\n"));
    }

    @Override
    public List<Answer> copyOut(String statement, Consumer<byte[]> sink) {
        Answer.Shown answer = run(ended(statement));
        sink.accept(answer.text().getBytes(UTF_8));
        return List.of(new Answer.Shown("", answer.messages(), answer.isError()));
    }

    /** Data begins on the line after the statement, which is to hold nothing else. */
    private static String ended(String statement) {
        return statement.endsWith(";") ? statement + "\n" : statement + "\n;\n";
    }

    private Answer.Shown run(String text) {
        StringBuilder script = new StringBuilder("\\set QUIET on\n");
        settings.forEach(setting -> script.append(setting).append("\n;\n"));
        script.append("\\set QUIET off\n")
                .append(text)
                .append("\\echo ")
                .append(mark)
                .append('\n');
        try {
            return answer(shell.run(command, script.toString(), LIMIT.plus(SLACK)));
        } catch (PostgresException e) {
            return new Answer.Shown("", "ERROR:  " + e.getMessage() + "\n", true);
        }
    }

    /** What comes without its mark did not come whole. */
    private Answer.Shown answer(GuestShell.Output output) {
        String end = mark + "\n";
        String text = output.stdout();
        if (output.exitCode() != 0) {
            return new Answer.Shown(text, output.stderr(), true);
        }
        if (!text.endsWith(end)) {
            return new Answer.Shown(
                    text, "ERROR:  the platform has cut the answer off here; ask for less at a time\n", true);
        }
        return new Answer.Shown(text.substring(0, text.length() - end.length()), output.stderr(), false);
    }

    private static Answer.Message error(String sqlState, String text, String hint) {
        return new Answer.Message("ERROR", sqlState, text, "", hint, new Answer.Where(0, "", ""), true);
    }

    @Override
    public boolean isOver() {
        return false;
    }

    /** By another command in the guest: the one that waits for its answer cannot be reached. */
    @Override
    public void cancel() {
        String cancel =
                "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = '" + application + "';\n";
        try {
            shell.run(Psql.command("postgres", "flypg", ""), cancel, LIMIT);
        } catch (PostgresException e) {
            // it ends by itself, or at its limit
        }
    }

    @Override
    public Transaction transaction() {
        return Transaction.NONE;
    }

    @Override
    public void close() {}
}

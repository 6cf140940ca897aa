package io.flypg.cli.prompt;

import io.flypg.cli.prompt.Statement.Copy;
import io.flypg.cli.terminal.Output;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.postgres.talk.Answer;
import io.flypg.postgres.talk.Conversation;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads statements and commands, and shows the answers, until the end of the input or {@code \q}. */
public final class Prompt implements AutoCloseable {
    /** As psql: what a script ends with that was told to stop at the first error. */
    private static final int STOPPED = 3;

    /** What a script ends with that says something only psql knows, or names a database that is not there. */
    private static final int ASTRAY = 2;

    private static final List<String> WITH_ROWS_AND_TAG = List.of("INSERT", "UPDATE", "DELETE", "MERGE");

    private final Function<String, Conversation> databases;
    private final Lines lines;
    private final Output out;
    private final Output err;
    private final Ear ear;
    private final Statements statements = new Statements();
    private final BackslashCommands commands = new BackslashCommands(this);
    private Conversation conversation;
    private String database;
    private boolean stopsAtErrors;
    private boolean over;
    private int code;

    /**
     * @param databases begins a conversation with a database
     * @param database the first one
     */
    public Prompt(
            Function<String, Conversation> databases, String database, Lines lines, Output out, Output err, Ear ear) {
        this.databases = databases;
        this.database = database;
        this.lines = lines;
        this.out = out;
        this.err = err;
        this.ear = ear;
        this.conversation = databases.apply(database);
    }

    /** The exit code. */
    public int run() {
        while (!over) {
            String line = next();
            if (!(line == null ? end() : take(line)) && !over) {
                end(STOPPED);
            }
        }
        return code;
    }

    private void end(int with) {
        over = true;
        code = with;
    }

    private @Nullable String next() {
        while (true) {
            try {
                return lines.next(sign());
            } catch (Lines.Interrupted e) {
                statements.clear();
            }
        }
    }

    /** {@code orders=# }, {@code orders-# } within a statement, {@code orders=*# } within a transaction. */
    private String sign() {
        String transaction = switch (conversation.transaction()) {
            case NONE -> "";
            case OPEN -> "*";
            case FAILED -> "!";
        };
        return database + statements.sign() + transaction + "# ";
    }

    private boolean end() {
        over = true;
        return all(statements.rest());
    }

    private boolean take(String line) {
        if (statements.isEmpty() && line.strip().startsWith("\\")) {
            return commands.run(line.strip()) || !stopsAtErrors;
        }
        boolean goesOn = all(statements.add(line));
        if (statements.hasCommand() && !over) {
            statements.clear();
            refuse("A backslash command stands at the beginning of a line here, after a whole statement.\n");
        }
        return goesOn;
    }

    /** Whether to go on after them. */
    private boolean all(List<Statement> complete) {
        return complete.stream().allMatch(statement -> say(statement) || !stopsAtErrors);
    }

    private List<Answer> ask(String statement) {
        return hear(asked -> asked.say(statement));
    }

    private List<Answer> hear(Function<Conversation, List<Answer>> question) {
        Conversation asked = conversation;
        try (Ear.Listening _ = ear.listen(asked::cancel)) {
            List<Answer> answers = question.apply(asked);
            if (asked.isOver()) {
                throw lost(Answer.errorIn(answers).map(Answer.Message::text).orElse("the server ended the session"));
            }
            return answers;
        }
    }

    private List<Answer> copyOut(Statement statement) {
        try {
            return hear(asked -> asked.copyOut(statement.text(), out::bytes));
        } finally {
            out.flush();
        }
    }

    private List<Answer> copyIn(Statement statement) {
        CopyLines data = new CopyLines(lines);
        try {
            return hear(asked -> asked.copyIn(statement.text(), data));
        } catch (Lines.Interrupted _) {
            err.raw("The copy was given up, and nothing of it was kept.\n");
            return List.of();
        } finally {
            if (data.isBegun() || !lines.fromPeople()) {
                data.skip();
            }
        }
    }

    private Failure lost(String reason) {
        return new Failure(
                Failure.Kind.FAILED,
                Problem.of(
                        "database " + database,
                        "Connection lost",
                        reason.endsWith(".") ? reason : reason + ".",
                        "run the command again; a transaction that was open is rolled back"));
    }

    /** Whether it worked. */
    private boolean say(Statement statement) {
        try {
            return answered(statement);
        } catch (OutOfMemoryError e) {
            throw new Failure(
                    Failure.Kind.FAILED,
                    Problem.of(
                            "database " + database,
                            "Answer too large",
                            "this prompt keeps an answer in memory until it is whole, and this one did not fit.",
                            "ask for fewer rows (LIMIT), write them out with COPY (SELECT ...) TO STDOUT, or use psql; a"
                                    + " transaction that was open is rolled back"),
                    e);
        }
    }

    private boolean answered(Statement statement) {
        List<Answer> answers = switch (statement.copy()) {
            case NONE -> ask(statement.text());
            case IN -> copyIn(statement);
            case OUT -> copyOut(statement);
        };
        boolean rows = statement.copy() == Copy.OUT;
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Rows table -> {
                    out.raw(AlignedTable.of(table));
                    rows = true;
                }
                case Answer.Done done -> {
                    if (!rows || WITH_ROWS_AND_TAG.stream().anyMatch(done.tag()::startsWith)) {
                        out.raw(CellText.harmless(done.tag()) + "\n");
                    }
                }
                case Answer.Message message -> err.raw(MessageText.of(message, statement.text()));
                case Answer.Shown shown -> show(shown);
            }
        }
        return !Answer.isError(answers);
    }

    /** A question of ours, whose answer is a table. */
    boolean show(String title, String question) {
        List<Answer> answers = ask(question);
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Rows rows -> out.raw(AlignedTable.of(title, rows));
                case Answer.Message message -> err.raw(MessageText.of(message, question));
                case Answer.Shown shown -> show(shown);
                case Answer.Done _ -> {}
            }
        }
        return !Answer.isError(answers);
    }

    private void show(Answer.Shown shown) {
        out.raw(CellText.harmless(shown.text()));
        err.raw(CellText.harmless(shown.messages()));
    }

    /** Goes on in another database; stays when that fails. */
    void move(String other) {
        Conversation opened = databases.apply(other);
        conversation.close();
        conversation = opened;
        database = other;
        out.raw("You are now connected to database \"" + CellText.harmless(other) + "\".\n");
    }

    void stopAtErrors(boolean stop) {
        stopsAtErrors = stop;
    }

    boolean leave() {
        over = true;
        return true;
    }

    boolean tell(String text) {
        out.raw(text);
        return true;
    }

    /** Does not do a command. The rest of a script was written for somewhere else, so that it ends here. */
    boolean refuse(String text) {
        err.raw(CellText.harmless(text));
        if (!lines.fromPeople()) {
            end(ASTRAY);
        }
        return false;
    }

    @Override
    public void close() {
        conversation.close();
    }
}

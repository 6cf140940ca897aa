package io.flypg.cli.command;

import io.flypg.cli.prompt.Ear;
import io.flypg.cli.prompt.Lines;
import io.flypg.cli.prompt.Prompt;
import io.flypg.cli.prompt.TerminalLines;
import io.flypg.cli.wiring.Door;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.talk.Conversation;
import io.flypg.postgres.talk.Entry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flypg connect}. */
@Command(
        name = "connect",
        header = "Open a SQL prompt on a cluster.",
        description = {
            "Logs in as 'postgres', the cluster's superuser, on its primary. It runs psql when that is on the PATH, with the"
                    + " password in its environment; otherwise a small prompt of its own that answers SQL as psql does.",
            "What is piped into it is run statement by statement.",
            "",
            "Where the address of the cluster cannot be dialled from here, the small prompt has the platform run each statement"
                    + " in the guest of a node, with the psql there: a token is enough. Each has a session of its own then, so"
                    + " that transactions, cursors and temporary tables are refused; what SET changes is kept.",
            "",
            "Of psql's own commands the small prompt knows \\c, \\d, \\l, \\q and \\set ON_ERROR_STOP, at the beginning of a"
                    + " line; a script ends where it has another one, such as \\i, \\copy or \\g. COPY from stdin and to stdout"
                    + " works with text and CSV, so that a plain dump of pg_dump can be piped into it."
        },
        footer = {
            "",
            "Exit codes: those of psql, 1 when the cluster cannot be reached, 2 bad definition or usage.",
            "Of the small prompt: 0 at the end, 1 when the connection is lost or an answer does not fit into memory, 2 at a"
                    + " command that it does not know or a database that is not there, 3 at an error after \\set"
                    + " ON_ERROR_STOP on.",
            "",
            "Examples:",
            "  flypg connect orders-db --database orders",
            "  flypg connect orders-db -- --csv -c 'select * from pg_stat_activity'",
            "  echo 'select version();' | flypg connect --local orders-db"
        })
final class ConnectCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Mixin
    private PlatformOption where = new PlatformOption();

    @Parameters(index = "1..*", paramLabel = "PSQL ARGUMENT", description = "After --, what psql is called with.")
    private List<String> arguments = List.of();

    ConnectCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        String name = cluster.name();
        Optional<Psql> psql = Psql.find(shell.environment());
        if (psql.isEmpty() && !arguments.isEmpty()) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "No psql",
                            "arguments after -- are for psql, and there is none on the PATH.",
                            "install it (Debian: postgresql-client), or leave the arguments out for the built-in prompt"));
        }
        Door door = database.door(name, true);
        return shell.parts().enter(where.environment(shell), door, entry -> switch (entry) {
            case Entry.Dialled(ConnectionUrl url) ->
                psql.isPresent() ? psql.get().run(url, arguments) : promptAt(url);
            case Entry.ThroughGuest(String host, Function<String, Conversation> databases) ->
                promptInGuest(door, host, databases);
        });
    }

    private int promptAt(ConnectionUrl url) {
        if (shell.keyboard().present()) {
            shell.say(
                    "psql is not on the PATH: this is flypg's own small prompt. \\? says what it knows, \\q leaves it.");
        }
        return prompt(
                other -> shell.parts().talk(new ConnectionUrl(url.host(), url.port(), other, url.login())),
                url.database());
    }

    private int promptInGuest(Door door, String host, Function<String, Conversation> databases) {
        if (!arguments.isEmpty()) {
            throw new Failure(
                    Failure.Kind.FAILED,
                    OutOfReach.problem(
                            door.cluster(),
                            host,
                            ", so there is nothing that psql could dial; without arguments after --, a prompt of flypg's own"
                                    + " goes through the guest of a node"));
        }
        shell.say(
                host + " does not answer this computer, so psql cannot be used. The platform runs each statement in the"
                        + " guest of a node, in a session of its own: transactions and temporary tables are not possible here."
                        + (shell.keyboard().present() ? " \\? says what this prompt knows, \\q leaves it." : ""));
        return prompt(databases, door.database());
    }

    private int prompt(Function<String, Conversation> databases, String first) {
        boolean people = shell.keyboard().present();
        try (Lines lines = people
                        ? TerminalLines.open()
                        : _ -> shell.keyboard().lines().get();
                Prompt prompt = new Prompt(
                        databases,
                        first,
                        lines,
                        shell.out(),
                        shell.err(),
                        people ? cancel -> Interrupts.ofKeyboard(cancel)::close : Ear.none())) {
            return prompt.run();
        }
    }
}

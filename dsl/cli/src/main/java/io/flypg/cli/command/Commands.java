package io.flypg.cli.command;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** Every command. The class of a command is loaded only when it is asked for, because that costs milliseconds. */
public final class Commands {
    private static final List<String> NAMES = List.of(
            "init",
            "validate",
            "fmt",
            "plan",
            "apply",
            "destroy",
            "switchover",
            "rotate",
            "snapshot",
            "status",
            "graph",
            "url",
            "connect",
            "import",
            "explain",
            "local",
            "completion");

    private Commands() {}

    /** What a command line means: {@code help plan} is {@code plan --help}. */
    public static String[] meant(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        String[] meant = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
        meant[arguments.length - 1] = "--help";
        return meant;
    }

    /** Adds the command that a command line names; all of them when it names none, or the one that tells about all. */
    public static void add(CommandLine main, Shell shell, String... arguments) {
        boolean named = arguments.length > 0 && NAMES.contains(arguments[0]) && !arguments[0].equals("completion");
        for (String name : named ? List.of(arguments[0]) : NAMES) {
            main.addSubcommand(name, make(name, shell));
        }
    }

    private static Object make(String name, Shell shell) {
        return switch (name) {
            case "init" -> new InitCommand(shell);
            case "validate" -> new ValidateCommand(shell);
            case "fmt" -> new FmtCommand(shell);
            case "plan" -> new PlanCommand(shell);
            case "apply" -> new ApplyCommand(shell);
            case "destroy" -> new DestroyCommand(shell);
            case "switchover" -> new SwitchoverCommand(shell);
            case "rotate" -> new RotateCommand(shell);
            case "snapshot" -> new SnapshotCommand(shell);
            case "status" -> new StatusCommand(shell);
            case "graph" -> new GraphCommand(shell);
            case "explain" -> new ExplainCommand(shell);
            case "completion" -> new CompletionCommand(shell);
            case "url" -> new UrlCommand(shell);
            case "connect" -> new ConnectCommand(shell);
            case "import" -> new ImportCommand(shell);
            case "local" -> LocalCommand.commandLine(shell);
            default -> throw new IllegalArgumentException(name);
        };
    }
}

package io.flypg.cli;

import io.flypg.cli.command.Commands;
import io.flypg.cli.command.Shell;
import io.flypg.cli.terminal.Keyboard;
import io.flypg.cli.wiring.FlyParts;
import java.util.Map;
import picocli.CommandLine;

/** The model of the command line, for tests of what is written about it. */
public final class CommandLines {
    private CommandLines() {}

    /** With every command. */
    public static CommandLine all() {
        Screen screen = new Screen(Screen.PIPE);
        Shell shell = new Shell(
                Map.of(),
                screen.output(),
                screen.output(),
                new Keyboard(false, () -> null),
                System::nanoTime,
                new FlyParts());
        CommandLine main = new CommandLine(new Main());
        Commands.add(main, shell);
        return main.setUsageHelpWidth(100);
    }
}

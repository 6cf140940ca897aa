package io.flypg.cli;

import io.flypg.cli.command.Shell;

/** Lets tests of other packages run whole command lines. */
public final class MainAccess {
    private MainAccess() {}

    public static int run(Shell shell, String... arguments) {
        return Main.run(shell, arguments);
    }
}

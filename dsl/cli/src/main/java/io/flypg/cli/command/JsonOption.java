package io.flypg.cli.command;

import picocli.CommandLine.Option;

/** Whether a program reads the result. */
final class JsonOption {
    @Option(names = "--json", description = "Print JSON for programs instead of text for people.")
    private boolean json;

    boolean isOn() {
        return json;
    }

    /** A command that can speak JSON. */
    interface Command {
        boolean speaksJson();
    }
}

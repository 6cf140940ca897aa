package io.flypg.cli.command;

import picocli.CommandLine.Parameters;

/** The machine that a fault is for. */
final class MachineArgument {
    @Parameters(
            index = "0",
            paramLabel = "MACHINE",
            description =
                    "Its id, or the node that it is in plans (orders-db#2 or orders-db-2), or its app when that has only one.")
    private String name = "";

    String name() {
        return name;
    }
}

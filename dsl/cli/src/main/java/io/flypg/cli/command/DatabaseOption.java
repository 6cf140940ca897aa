package io.flypg.cli.command;

import io.flypg.cli.wiring.Door;
import picocli.CommandLine.Option;

/** Which database of a cluster, and on which of its nodes. */
final class DatabaseOption {
    @Option(
            names = {"-d", "--database"},
            paramLabel = "NAME",
            defaultValue = "postgres",
            description = "The database (default: ${DEFAULT-VALUE}).")
    private String database = "";

    @Option(names = "--read", description = "A node for reading, the nearest one, instead of the primary.")
    private boolean read;

    /** The way into that database of a cluster. */
    Door door(String cluster, boolean withPassword) {
        return new Door(cluster, database, read, withPassword);
    }
}

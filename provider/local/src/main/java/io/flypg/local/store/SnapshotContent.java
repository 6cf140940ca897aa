package io.flypg.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What can be told of a snapshot by looking into it. */
public final class SnapshotContent {
    private SnapshotContent() {}

    /** The PostgreSQL major whose data directory is in it. */
    public static Optional<String> postgresMajor(Path snapshot) {
        try {
            return Optional.of(
                    Files.readString(snapshot.resolve("postgresql/PG_VERSION")).strip());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}

package io.flypg.postgres.exec;

import io.flypg.postgres.reach.NodeAddress;
import java.util.ArrayList;
import java.util.List;

/** The psql in the guest: on the server's own socket, as its operator, and statements come as input. */
final class Psql {

    private Psql() {}

    /**
     * Its command line. It ends at the first error, so that nothing is taken for statements that belonged to one that failed.
     *
     * @param application the name its sessions have on the server
     * @param settings what its sessions begin with: {@code -c NAME=VALUE}
     */
    static List<String> command(String database, String application, String settings, String... arguments) {
        // a name among the arguments could be taken for a whole connection string
        List<String> words = new ArrayList<>(List.of(
                "env",
                "LC_ALL=C",
                "PGAPPNAME=" + application,
                "PGCLIENTENCODING=UTF8",
                "PGOPTIONS=" + settings,
                "PGPORT=" + NodeAddress.SQL_PORT,
                "PGUSER=postgres",
                "PGDATABASE=" + database,
                "psql",
                "--no-psqlrc",
                "--no-password",
                "--set=ON_ERROR_STOP=1"));
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }
}

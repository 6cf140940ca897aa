package io.flypg.engine.knob;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes the catalogue of a major from a server that has the well-known libraries loaded. */
final class ServerCatalogue {
    /** What the image can load, and all bring settings; repmgr and PostGIS bring none that there is to know. */
    static final String LIBRARIES = "pg_stat_statements,auto_explain,pg_prewarm,pg_trgm,pgcrypto,plpgsql,postgres_fdw";

    private static final String QUERY = """
            SELECT name || E'\\t' || vartype || E'\\t' || coalesce(unit, '') || E'\\t' || coalesce(min_val, '')
                   || E'\\t' || coalesce(max_val, '') || E'\\t' || coalesce(array_to_string(enumvals, '|'), '')
                   || E'\\t' || context || E'\\t' || coalesce(boot_val, '') || E'\\t' || category
                   || E'\\t' || short_desc || coalesce(' ' || extra_desc, '')
            FROM pg_settings ORDER BY lower(name) COLLATE "C"
            """;

    private ServerCatalogue() {}

    /** The lines of the committed file. */
    static List<String> read(int major) throws IOException, SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(major, "shared_preload_libraries = '" + LIBRARIES + "'");
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            List<String> lines = new ArrayList<>();
            lines.add("# pg_settings of PostgreSQL " + connection.getMetaData().getDatabaseProductVersion()
                    + ", made from a real server by CatalogueTest with -Dcatalogue=update");
            lines.add("# name\tvartype\tunit\tmin_val\tmax_val\tenumvals\tcontext\tboot_val\tcategory\tdescription");
            try (ResultSet rows = statement.executeQuery(QUERY)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        }
    }
}

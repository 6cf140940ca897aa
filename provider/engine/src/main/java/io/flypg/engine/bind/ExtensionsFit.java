package io.flypg.engine.bind;

import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import java.util.List;
import java.util.Set;

/** Whether the cluster loads the libraries without which an extension of a database cannot be made, or is of no use. */
final class ExtensionsFit {
    private static final String KNOB = "shared_preload_libraries";

    /** Extensions that refuse to be made when their library is not loaded. */
    private static final Set<String> REFUSE = Set.of("pg_cron", "pgaudit");

    /** The published image with it loads it by itself, unless the list is declared. */
    private static final String OF_THE_IMAGE = "timescaledb";

    private final ClusterSpec cluster;
    private final Report report;

    ExtensionsFit(ClusterSpec cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
    }

    void run(DatabaseSpec database) {
        KnobValue declared = cluster.config().knobs().get(KNOB);
        List<String> loaded = declared == null ? List.of() : declared.items();
        for (int i = 0; i < database.extensions().size(); i++) {
            String name = database.extensions().get(i).name();
            String field = "extensions." + i;
            if (loaded.contains(name)) {
                continue;
            }
            if (REFUSE.contains(name) || (name.equals(OF_THE_IMAGE) && declared != null)) {
                report.add(
                        database,
                        field,
                        "Library not loaded",
                        "'" + name + "' can be made only while its library is loaded.",
                        hint(name));
            } else if (name.equals("pg_stat_statements")) {
                report.warn(
                        database,
                        field,
                        "Library not loaded",
                        "'" + name + "' counts nothing, and its view cannot be read, while its library is not loaded.",
                        hint(name));
            }
        }
    }

    private static String hint(String library) {
        return "add '" + library + "' to " + KNOB + " in the config of the cluster";
    }
}

package io.flypg.engine.knob;

import io.flypg.engine.address.Size;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** For each knob another value than the usual one, with which a small server still runs. */
final class ModestValues {
    /** Where the rule would make a server that nobody can connect to, or one that wants what this computer has not. */
    private static final Map<String, String> CHOSEN = Map.of(
            "autovacuum_work_mem", "2MB",
            "default_tablespace", "pg_default",
            "dynamic_library_path", "$libdir:/tmp",
            "session_preload_libraries", "auto_explain",
            "synchronous_standby_names", "",
            "debug_io_direct", "",
            "temp_tablespaces", "pg_default");

    /** A second or more for each session, a library that only the image has, and what goes only without its neighbours. */
    static final List<String> LEFT_ALONE =
            List.of("pre_auth_delay", "post_auth_delay", "shared_preload_libraries", "log_statement_stats");

    /** Other values than the usual ones are not to be had in an embedded server, or mean that nobody can write any more. */
    static final List<String> AS_USUAL = List.of(
            "allow_system_table_mods",
            "data_sync_retry",
            "debug_discard_caches",
            "debug_io_direct",
            "default_table_access_method",
            "default_toast_compression",
            "full_page_writes",
            "ignore_checksum_failure",
            "ignore_invalid_pages",
            "ignore_system_indexes",
            "local_preload_libraries",
            "restart_after_crash",
            "synchronous_standby_names",
            "tcp_user_timeout",
            "zero_damaged_pages");

    private final Knobs knobs;
    private final ImageDefaults defaults;

    ModestValues(Knobs knobs) {
        this.knobs = knobs;
        this.defaults = new ImageDefaults(knobs, Size.ofMegabytes(512), Size.ofGigabytes(1));
    }

    /** One per knob that can be set. */
    List<KnobValue> all() {
        return knobs.settable().stream()
                .filter(knob -> !LEFT_ALONE.contains(knob.name()))
                .flatMap(knob -> of(knob).stream())
                .toList();
    }

    private Optional<KnobValue> of(Knob knob) {
        return candidates(knob, defaults.value(knob.name()).orElseThrow()).stream()
                .flatMap(value -> knobs.forCluster(knob.name(), Written.HERE, value, new Problems()).stream())
                .findFirst();
    }

    private static List<Value> candidates(Knob knob, KnobValue usual) {
        String chosen = CHOSEN.get(knob.name());
        if (chosen != null) {
            return List.of(Written.text(chosen));
        }
        return switch (knob.type()) {
            case BOOL -> List.of(Written.flag(usual.setting().equals("off")), Written.flag(true), Written.flag(false));
            case INTEGER -> List.of(LegalValues.number(knob, more(knob, usual.number())));
            case REAL -> List.of(Written.text(more(knob) + knob.unit().symbol()));
            case ENUM -> others(knob, usual);
            case STRING -> LegalValues.of(knob, new SplittableRandom(1)).reversed();
        };
    }

    /** First what is neither the image's choice nor PostgreSQL's, and that only where nothing else is legal. */
    private static List<Value> others(Knob knob, KnobValue usual) {
        return LegalValues.of(knob, new SplittableRandom(1)).stream()
                .sorted(Comparator.comparing(value -> isUsual(knob, usual, value)))
                .toList();
    }

    private static boolean isUsual(Knob knob, KnobValue usual, Value value) {
        KnobValue read = Written.read(knob, value);
        return read.sameAs(usual) || read.sameAs(knob.boot());
    }

    /** 16 more, because some knobs take only multiples of that; an hour where nothing or 0 stands for no limit of time. */
    private static long more(Knob knob, long usual) {
        boolean timeless = knob.unit().isTime() && usual <= 0;
        long wanted = timeless ? 3_600_000_000L / knob.unit().base() : Math.max(usual, 0) + 16;
        return wanted <= Normal.integer(knob.max()) ? wanted : Normal.integer(knob.max());
    }

    private static double more(Knob knob) {
        double usual = Double.parseDouble(knob.boot());
        double wanted = Math.max(usual, 0) * 1.5 + 0.125;
        return wanted <= Double.parseDouble(knob.max()) ? wanted : Double.parseDouble(knob.min()) + 0.0625;
    }
}

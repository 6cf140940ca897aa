package io.flypg.engine.knob;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules between the knobs of one cluster. */
final class Together {
    private static final List<String> LOADING =
            List.of("shared_preload_libraries", "session_preload_libraries", "local_preload_libraries");
    private static final List<String> STATISTICS =
            List.of("log_parser_stats", "log_planner_stats", "log_executor_stats");
    private static final long USUAL_CONNECTIONS = 300;
    private static final long USUALLY_FOR_SUPERUSERS = 3;

    private final Map<String, KnobValue> values;
    private final Function<String, Place> at;

    Together(Map<String, KnobValue> values, Function<String, Place> at) {
        this.values = values;
        this.at = at;
    }

    List<Problem> problems() {
        List<Problem> found = new ArrayList<>(missingLibraries());
        statistics().ifPresent(found::add);
        connections().ifPresent(found::add);
        return found;
    }

    private List<Problem> missingLibraries() {
        List<String> loaded = LOADING.stream()
                .filter(values::containsKey)
                .flatMap(name -> Items.of(text(name)).stream())
                .toList();
        Map<String, String> missing = new TreeMap<>();
        values.forEach(
                (name, value) -> value.knob().broughtBy().ifPresent(library -> missing.putIfAbsent(library, name)));
        loaded.forEach(missing::remove);
        return missing.entrySet().stream()
                .map(entry -> missing(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Problem missing(String library, String name) {
        String knob = Preload.isPossible(library) ? "shared_preload_libraries" : "session_preload_libraries";
        return Problem.at(
                at.apply(name),
                "Library not loaded",
                "The settings that begin with '" + library
                        + ".' are there only when the library is loaded, and the image refuses"
                        + " settings that are not there.",
                "add '" + library + "' to " + knob);
    }

    private Optional<Problem> statistics() {
        boolean whole = isOn("log_statement_stats");
        return whole && STATISTICS.stream().anyMatch(this::isOn)
                ? Optional.of(Problem.at(
                        at.apply("log_statement_stats"),
                        "Knobs exclude each other",
                        "log_statement_stats cannot be on together with " + String.join(", ", STATISTICS)
                                + ", and PostgreSQL would not start.",
                        "keep either the one or the others"))
                : Optional.empty();
    }

    private Optional<Problem> connections() {
        long reserved =
                number("superuser_reserved_connections", USUALLY_FOR_SUPERUSERS) + number("reserved_connections", 0);
        long all = number("max_connections", USUAL_CONNECTIONS);
        String cause = Stream.of("superuser_reserved_connections", "reserved_connections", "max_connections")
                .filter(values::containsKey)
                .findFirst()
                .orElse("max_connections");
        return reserved < all
                ? Optional.empty()
                : Optional.of(Problem.at(
                        at.apply(cause),
                        "Too many connections reserved",
                        reserved + " of " + all
                                + " connections are reserved, which leaves none for anybody else, and PostgreSQL"
                                + " would not start.",
                        "raise max_connections or lower superuser_reserved_connections and reserved_connections"));
    }

    private boolean isOn(String name) {
        return text(name).equals("on");
    }

    private String text(String name) {
        KnobValue value = values.get(name);
        return value == null ? "" : value.setting();
    }

    private long number(String name, long otherwise) {
        KnobValue value = values.get(name);
        return value == null ? otherwise : value.number();
    }
}

package io.flypg.engine.knob;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalogue says about each knob, asked of real servers. */
final class KnobServerTest {
    private static final String LIBRARIES = "shared_preload_libraries = '" + ServerCatalogue.LIBRARIES + "'";

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {15, 16, 17, 18})
    void every_knob_takes_its_legal_values_and_shows_them_in_our_form(int major) throws IOException, SQLException {
        SplittableRandom random = new SplittableRandom(major);
        List<String> differences = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.start(major, LIBRARIES);
                ServerSays says = new ServerSays(server)) {
            for (Knob knob : toAsk(major)) {
                for (Value written : LegalValues.of(knob, random)) {
                    KnobValue value = Written.read(knob, written);
                    difference(value, says.to(value)).ifPresent(differences::add);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /** All of the default major; of the others what they have of their own. */
    private static List<Knob> toAsk(int major) {
        Knobs usual = Knobs.of(17);
        return Knobs.of(major).settable().stream()
                .filter(knob -> major == 17 || !usual.find(knob.name()).equals(Optional.of(knob)))
                .toList();
    }

    private static Optional<String> difference(KnobValue value, String shown) {
        return value.sameAs(shown) ? Optional.empty() : Optional.of(value + " is shown as: " + shown);
    }

    @Test
    void numbers_outside_the_limits_are_refused_by_us_and_by_the_server() throws IOException, SQLException {
        List<String> taken = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.start(17, LIBRARIES);
                ServerSays says = new ServerSays(server)) {
            for (Knob knob : Knobs.of(17).settable()) {
                for (KnobValue illegal : IllegalValues.of(knob)) {
                    Problems problems = new Problems();
                    KnobValue.read(knob, LegalValues.written(illegal), problems)
                            .ifPresent(_ -> taken.add("flypg takes " + illegal));
                    if (says.takes(illegal)) {
                        taken.add("PostgreSQL takes " + illegal);
                    }
                }
            }
        }
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {15, 16, 17, 18})
    void a_file_as_the_image_writes_it_takes_a_reload_or_a_restart_as_foretold(int major)
            throws IOException, SQLException {
        List<KnobValue> values = new ModestValues(Knobs.of(major)).all();
        try (EmbeddedServer server = EmbeddedServer.start(major, LIBRARIES)) {
            List<String> lines = new ArrayList<>(List.of(LIBRARIES));
            values.forEach(value -> lines.add(value.knob().name() + " = " + value.sent()));
            Map<String, String> before = settings(server);
            server.configure(lines);

            server.reload();
            Map<String, String> reloaded = settings(server);
            assertThat(values)
                    .filteredOn(value -> value.knob().takesRestart())
                    .allMatch(value -> same(before, reloaded, value));
            assertThat(differences(values, reloaded, value -> !value.knob().takesRestart()))
                    .isEmpty();

            server.restart();
            assertThat(differences(values, settings(server), _ -> true)).isEmpty();
        }
    }

    private static boolean same(Map<String, String> before, Map<String, String> after, KnobValue value) {
        return Objects.equals(
                before.get(value.knob().name()), after.get(value.knob().name()));
    }

    private static List<String> differences(
            List<KnobValue> values, Map<String, String> shown, Predicate<KnobValue> which) {
        return values.stream()
                .filter(which)
                .flatMap(value ->
                        difference(value, String.valueOf(shown.get(value.knob().name()))).stream())
                .toList();
    }

    /** What a new session sees; what the driver itself sets for its session is as the file says. */
    private static Map<String, String> settings(EmbeddedServer server) throws SQLException {
        Map<String, String> shown = new HashMap<>();
        String query =
                "SELECT name, CASE WHEN source IN ('client', 'session') THEN (SELECT setting FROM pg_file_settings f"
                        + " WHERE f.name = s.name AND f.error IS NULL) ELSE setting END FROM pg_settings s";
        try (Connection connection = server.connect();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                shown.put(rows.getString(1), String.valueOf(rows.getString(2)));
            }
        }
        return shown;
    }
}

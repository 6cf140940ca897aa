package io.flypg.engine.knob;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.knob.IllegalValues.Illegal;
import io.flypg.engine.problem.Problems;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalogue says about each knob, asked of real servers. */
final class KnobServerTest {
    private static final String LIBRARIES = "shared_preload_libraries = '" + ServerCatalogue.LIBRARIES + "'";

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {15, 16, 17, 18})
    void every_knob_takes_its_legal_values_and_shows_them_in_our_form(int major) throws IOException, SQLException {
        SplittableRandom random = new SplittableRandom(major);
        Map<Knob, List<KnobValue>> legal = new LinkedHashMap<>();
        for (Knob knob : Knobs.of(major).settable()) {
            legal.put(
                    knob,
                    LegalValues.of(knob, random).stream()
                            .map(written -> Written.read(knob, written))
                            .toList());
        }
        List<String> differences = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.start(major, LIBRARIES);
                ServerSays says = new ServerSays(server, LIBRARIES)) {
            for (Map<Knob, KnobValue> round : rounds(legal)) {
                Map<Knob, String> asked = new HashMap<>();
                round.forEach((knob, value) -> asked.put(knob, value.setting()));
                Map<Knob, String> shown = says.to(asked);
                assertThat(shown).containsOnlyKeys(round.keySet());
                round.forEach((knob, value) ->
                        difference(value, String.valueOf(shown.get(knob))).ifPresent(differences::add));
            }
        }
        assertThat(legal)
                .isNotEmpty()
                .allSatisfy((_, values) -> assertThat(values).isNotEmpty());
        assertThat(differences).isEmpty();
    }

    /** The first values of all, then the second of those that have one, and so on. */
    private static <V> List<Map<Knob, V>> rounds(Map<Knob, List<V>> values) {
        List<Map<Knob, V>> rounds = new ArrayList<>();
        values.forEach((knob, some) -> {
            for (int i = 0; i < some.size(); i++) {
                if (rounds.size() == i) {
                    rounds.add(new LinkedHashMap<>());
                }
                rounds.get(i).put(knob, some.get(i));
            }
        });
        return rounds;
    }

    /** What is normal by our rules is equal as text; only what PostgreSQL chooses for itself cannot be compared. */
    private static Optional<String> difference(KnobValue value, String shown) {
        String normal = KnobValue.ofLive(value.knob(), shown).setting();
        boolean same =
                value.sameAs(shown) && (value.isAutomatic() || value.sameAs(KnobValue.ofLive(value.knob(), normal)));
        return same ? Optional.empty() : Optional.of(value + " is shown as: " + shown);
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {15, 16, 17, 18})
    void what_is_illegal_is_refused_by_us_and_by_the_server(int major) throws IOException, SQLException {
        Map<Knob, List<Illegal>> illegal = new LinkedHashMap<>();
        Knobs.of(major).settable().forEach(knob -> illegal.put(knob, IllegalValues.of(knob)));
        List<String> taken = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.start(major, LIBRARIES);
                ServerSays says = new ServerSays(server, LIBRARIES)) {
            for (Map<Knob, Illegal> round : rounds(illegal)) {
                Map<Knob, String> asked = new HashMap<>();
                round.forEach((knob, value) -> {
                    KnobValue.read(knob, value.written(), new Problems())
                            .ifPresent(_ -> taken.add("flypg takes " + value));
                    if (!value.ours()) {
                        asked.put(knob, value.text());
                    }
                });
                says.takes(asked).forEach(knob -> taken.add("PostgreSQL takes " + round.get(knob)));
            }
        }
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {15, 16, 17, 18})
    void a_file_as_the_image_writes_it_takes_a_reload_or_a_restart_as_foretold(int major)
            throws IOException, SQLException {
        List<KnobValue> values = new ModestValues(Knobs.of(major)).all();
        assertThat(forgotten(major, values)).isEmpty();
        try (EmbeddedServer server = EmbeddedServer.start(major, LIBRARIES)) {
            List<String> lines = new ArrayList<>(List.of(LIBRARIES));
            values.forEach(value -> lines.add(value.knob().name() + " = " + value.sent()));
            Map<String, String> before = settings(server);
            assertThat(values)
                    .as("values that differ from what the server has anyway")
                    .filteredOn(value ->
                            value.sameAs(String.valueOf(before.get(value.knob().name()))))
                    .extracting(value -> value.knob().name())
                    .isSubsetOf(ModestValues.AS_USUAL);
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

    private static List<String> forgotten(int major, List<KnobValue> values) {
        List<String> asked = values.stream().map(value -> value.knob().name()).toList();
        return Knobs.of(major).settable().stream()
                .map(Knob::name)
                .filter(name -> !asked.contains(name) && !ModestValues.LEFT_ALONE.contains(name))
                .toList();
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

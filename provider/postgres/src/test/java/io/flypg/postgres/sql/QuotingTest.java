package io.flypg.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.postgres.server.SharedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {

    private static final String[] PIECES = {
        "'", "\"", "\\", "--", "/*", ";", "?", "$$", "{fn", "}", ":a", "%s", " ", "\n", "é", "漢", "x", "E'", "\\'"
    };

    private static final Connection CONNECTION = connect();

    private static Connection connect() {
        try {
            return SharedServer.get().connect("postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void disconnect() throws SQLException {
        CONNECTION.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_text_arrives_as_it_left(long seed) throws SQLException {
        String text = text(new SplittableRandom(seed));
        for (String conforming : new String[] {"on", "off"}) {
            assertThat(selected(
                            "SET standard_conforming_strings = " + conforming, "SELECT " + Literal.quote(text), false))
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_name_arrives_as_it_left(long seed) throws SQLException {
        String name = text(new SplittableRandom(seed));
        assertThat(selected("SELECT 1", "SELECT 1 AS " + Identifier.quote(name), true))
                .isEqualTo(name);
    }

    @Test
    void a_name_that_postgres_would_cut_off_is_refused() {
        assertThat(Identifier.quote("n".repeat(63))).hasSize(65);
        assertThatThrownBy(() -> Identifier.quote("é".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("63 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void what_cannot_be_a_name_is_refused(String name) {
        assertThatThrownBy(() -> Identifier.quote(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_zero_byte_in_a_text_is_refused() {
        assertThatThrownBy(() -> Literal.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_extensions_setting_is_quoted_in_its_two_parts() {
        assertThat(Identifier.quoteSetting("pg_trgm.similarity_threshold"))
                .isEqualTo("\"pg_trgm\".\"similarity_threshold\"");
    }

    private String selected(String before, String query, boolean label) throws SQLException {
        try (Statement statement = CONNECTION.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(before);
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return label ? row.getMetaData().getColumnLabel(1) : row.getString(1);
            }
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(1, 12);
        for (int i = 0; i < length; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}

package io.flypg.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
    private static final List<String> WORDS = List.of("region", "replicas", "readReplicas", "machine", "ams", "x");

    @ParameterizedTest
    @CsvSource({
        "replica,replicas",
        "relpicas,replicas",
        "rplicas,replicas",
        "replicaz,replicas",
        "Region,region",
        "readreplicas,readReplicas",
        "asm,ams"
    })
    void a_slip_of_the_finger_is_recognised(String written, String meant) {
        assertThat(Suggestion.hint(written, WORDS)).isEqualTo("did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({"colour", "fra", "y", "am", "rep"})
    void what_is_not_near_is_no_suggestion(String written) {
        assertThat(Suggestion.nearest(written, WORDS)).isEmpty();
        assertThat(Suggestion.hint(written, WORDS)).isEmpty();
    }

    @Test
    void the_nearest_of_several_is_suggested() {
        assertThat(Suggestion.nearest("max_conections", List.of("max_connection", "max_connections")))
                .contains("max_connections");
    }
}

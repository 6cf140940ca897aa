package io.flypg.resources.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.postgres.admin.StoredValue;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked against a real server, and what is sent to one, are written by modules that do not know each other. */
class StoredValueTest {
    private static final String KNOB = "log_line_prefix";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%m [%p] ",
                "it's",
                "a=b",
                "back\\slash",
                "two\nlines\r",
                "tab\tand \u0001\u001f\u007f",
                "ünï 😀",
                "'quoted' \\'",
                "0.5s",
                "a b"
            })
    void a_text_is_sent_in_the_form_that_was_checked(String text) {
        String checked = new KnobValue(Knobs.of(17).named(KNOB), text).sent();

        assertThat(StoredValue.encode(Map.entry(KNOB, text))).isEqualTo(checked);
    }
}

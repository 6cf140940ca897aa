package io.flypg.resources.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.Config;
import io.flypg.engine.plan.FieldDiff;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SessionKnobsTest {
    private static final String PLACE = "ALTER DATABASE orders";

    @Test
    void a_live_value_that_may_be_a_secret_is_not_shown_and_still_taken_back() {
        SessionKnobs knobs = compare(Map.of(), Map.of("myapp.secret", "hunter3", "plpgsql.extra_warnings", "all"));

        assertThat(knobs.fields())
                .extracting(FieldDiff::path, FieldDiff::before, FieldDiff::after)
                .containsExactly(
                        tuple("config.myapp.secret", "(set)", null),
                        tuple("config.plpgsql.extra_warnings", "all", null));
        assertThat(knobs.values()).hasSize(2);
        assertThat(knobs.toString()).doesNotContain("hunter3");
    }

    @Test
    void what_nobody_declares_is_drift_and_what_differs_from_a_declared_value_may_wait_to_be_applied() {
        assertThat(compare(Map.of("work_mem", "4096"), Map.of("work_mem", "7MB", "log_statement", "all"))
                        .fields())
                .extracting(FieldDiff::path, FieldDiff::drift, FieldDiff::place)
                .containsExactly(tuple("config.work_mem", null, PLACE), tuple("config.log_statement", PLACE, PLACE));
    }

    @Test
    void of_a_declared_setting_of_ones_own_only_what_is_declared_is_shown() {
        SessionKnobs knobs = compare(Map.of("myapp.tenant", "berlin"), Map.of("myapp.tenant", "hunter3"));

        assertThat(knobs.fields())
                .extracting(FieldDiff::before, FieldDiff::after)
                .containsExactly(tuple("(set)", "berlin"));
        assertThat(compare(Map.of("myapp.tenant", "hunter3"), Map.of("myapp.tenant", "hunter3"))
                        .fields())
                .isEmpty();
    }

    private static SessionKnobs compare(Map<String, String> declared, Map<String, String> there) {
        TreeMap<String, KnobValue> config = new TreeMap<>();
        declared.forEach(
                (name, value) -> config.put(name, new KnobValue(Knobs.of(17).named(name), value)));
        return SessionKnobs.compare(new Config(config), new TreeMap<>(there), PLACE);
    }
}

package io.flypg.cli.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flypg.engine.plan.SavedPlan;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step, change and spec there is, found through the sealed types, so that none that is added can be forgotten. */
class PlanMapperTest {
    private static final int TRIES = 20;

    private final JsonMapper mapper = PlanMapper.make();

    @ParameterizedTest
    @MethodSource("records")
    void every_step_change_and_spec_comes_back_as_it_was(Class<?> base, Class<?> leaf) throws Exception {
        for (long seed = 0; seed < TRIES; seed++) {
            Object before = new Samples(seed).any(leaf);

            assertThat(throughJson(before, base)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_whole_saved_plan_comes_back_as_it_was(long seed) throws Exception {
        SavedPlan before = new Samples(seed).any(SavedPlan.class);

        assertThat(throughJson(before, SavedPlan.class)).isEqualTo(before);
    }

    @Test
    void every_step_change_and_spec_has_a_name_of_its_own() {
        assertThat(PlanMapper.SEALED.stream().flatMap(PlanMapper::leaves).map(Class::getSimpleName))
                .hasSizeGreaterThan(40)
                .doesNotHaveDuplicates();
    }

    private <T> T throughJson(Object value, Class<T> type) throws JsonProcessingException {
        return mapper.readValue(mapper.writerFor(type).writeValueAsString(value), type);
    }

    static Stream<Object[]> records() {
        return PlanMapper.SEALED.stream()
                .flatMap(base -> PlanMapper.leaves(base).map(leaf -> new Object[] {base, leaf}));
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }
}

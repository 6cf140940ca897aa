package io.flypg.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.plan.Step;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepsPageTest {
    @Test
    void every_kind_of_step_is_explained() {
        long steps = Stream.of(Step.class.getPermittedSubclasses())
                .flatMap(group -> Stream.of(group.getPermittedSubclasses()))
                .count();

        assertThat(StepsPage.kinds())
                .hasSize((int) steps)
                .allSatisfy((kind, meaning) ->
                        assertThat(meaning).as(kind).endsWith(".").doesNotContain("{@", "@param"));
    }
}

package io.flypg.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.problem.Problem;
import io.flypg.language.Definitions;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void each_is_one_of_the_language() {
        assertThat(Units.all().keySet())
                .allSatisfy(unit -> assertThat(problems(unit)).isEmpty());
    }

    @Test
    void none_that_the_language_names_is_missing() {
        assertThat(problems("parsecs"))
                .singleElement()
                .extracting(Problem::hint)
                .isEqualTo("units are " + String.join(", ", Units.all().keySet()));
    }

    private static List<Problem> problems(String unit) {
        return Definitions.read("x.flypg.groovy", "def x = 1." + unit + "\nproject \"${x}\"\n").problems().stream()
                .filter(problem ->
                        problem.summary().contains("unit") || problem.summary().contains("Unit"))
                .toList();
    }
}

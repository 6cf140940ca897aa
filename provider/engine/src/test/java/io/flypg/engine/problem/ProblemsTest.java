package io.flypg.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemsTest {
    @Test
    void problems_come_in_the_order_of_the_source_and_those_without_a_place_last() {
        Problem general = Problem.general("Token missing", "there is none.", "");
        Problem second = at("a.flypg.groovy", 9, 1);
        Problem first = at("a.flypg.groovy", 2, 30);
        Problem before = at("a.flypg.groovy", 2, 4);
        Problem other = at("b.flypg.groovy", 1, 1);
        Problem file = Problem.at(Place.ofFile("a.flypg.groovy"), "Empty", "it is empty.", "");
        Problems problems = new Problems();
        problems.addAll(List.of(general, other, second, first, before, file));

        assertThat(problems.toList()).containsExactly(file, before, first, second, other, general);
    }

    @Test
    void what_a_loop_says_of_one_line_for_all_that_it_makes_is_said_once() {
        Problems problems = new Problems();
        problems.addAll(List.of(at("a", 4, 9), at("a", 5, 9), at("a", 4, 9)));

        assertThat(problems.toList()).containsExactly(at("a", 4, 9), at("a", 5, 9));
    }

    @Test
    void warnings_are_not_in_the_way() {
        Problems problems = new Problems();
        problems.add(at("a", 1, 1).asWarning());
        assertThat(problems.hasErrors()).isFalse();

        problems.add(at("a", 1, 1));
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void a_problem_in_one_line_says_where_what_and_what_to_do() {
        assertThat(Problem.at(new Place("a.flypg.groovy", 3, 5, 1, "x"), "Unknown word", "it is.", "take it out"))
                .hasToString("a.flypg.groovy:3:5: Unknown word: it is. (take it out)");
        assertThat(Problem.of("cluster.db", "Protected", "it is.", "")).hasToString("cluster.db: Protected: it is.");
        assertThat(Problem.general("Token missing", "it is.", "")).hasToString("Token missing: it is.");
    }

    private static Problem at(String file, int line, int column) {
        return Problem.at(new Place(file, line, column, 1, "text"), "Odd", "it is odd.", "");
    }
}

package io.flypg.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Golden;
import io.flypg.cli.Screen;
import io.flypg.cli.terminal.Look;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemViewTest {
    private static final Place WORD = new Place("orders.flypg.groovy", 5, 5, 8, "    replicsa 2");
    private static final Problem UNKNOWN_WORD =
            Problem.at(WORD, "Unknown word", "'replicsa' means nothing in a cluster.", "did you mean 'replicas'?");
    private static final Problem SIZE = Problem.at(
            new Place("orders.flypg.groovy", 16, 19, 2, "    volume { size 40 }"),
            "Wrong kind of value",
            "'size' needs a size, and this is a whole number.",
            "write 40.GB");
    private static final Problem MISSING = Problem.at(
            Place.ofFile("orders.flypg.groovy"), "Word missing", "'project' says whose all this is.", "add it");
    private static final Problem PROTECTED = Problem.of(
            "cluster.orders-db",
            "Protected",
            "its cluster is marked as protected on the platform, so it is not deleted, whatever the definition says.",
            "write 'protect false' in the cluster, apply that, and then delete");
    private static final Problem LOG = Problem.general(
            "Local platform does not come up",
            "it ended with code 1. Its last words:\nPort 5432 is in use.\nStopped.",
            "the whole log is /var/log/x");

    @Test
    void problems_look_like_those_of_a_good_compiler() {
        golden("problems.txt", Screen.PIPE, List.of(UNKNOWN_WORD, SIZE, MISSING, PROTECTED, LOG, SIZE.asWarning()));
    }

    @Test
    void problems_fit_the_terminal() {
        golden("problems-terminal.txt", new Look(true, false, true, 60), List.of(UNKNOWN_WORD, PROTECTED));
    }

    @Test
    void problems_have_colours_where_they_can_be_shown() {
        golden("problems-colours.txt", Screen.COLOURS, List.of(UNKNOWN_WORD));
    }

    @Test
    void a_single_problem_is_not_counted() {
        assertThat(shown(Screen.PIPE, List.of(UNKNOWN_WORD))).doesNotContain("1 error");
        assertThat(shown(Screen.PIPE, List.of(UNKNOWN_WORD, SIZE.asWarning()))).contains("1 error, 1 warning.");
        assertThat(shown(Screen.PIPE, List.of(SIZE.asWarning(), SIZE.asWarning())))
                .contains("\n2 warnings.");
    }

    @Test
    void the_carets_stand_under_the_mistake_behind_a_tab() {
        Place place = new Place("a.flypg.groovy", 2, 2, 3, "\tbad 1");

        assertThat(shown(Screen.PIPE, List.of(Problem.at(place, "S", "d.", ""))))
                .contains("2 |  bad 1\n  |  ^^^ d.");
    }

    @Test
    void a_long_line_is_shown_around_the_mistake() {
        String line = "x".repeat(1000) + "MISTAKE" + "y".repeat(1000);
        Place place = new Place("a.flypg.groovy", 1, 1001, 7, line);

        String text = shown(Screen.PIPE, List.of(Problem.at(place, "S", "d.", "h")));

        List<String> lines = text.lines().toList();
        assertThat(lines.get(3)).contains("MISTAKE").hasSizeLessThan(180);
        assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf("MISTAKE"));
        assertThat(lines.get(4)).endsWith("^^^^^^^");
        assertThat(lines.get(5)).endsWith("= d.");
    }

    @Test
    void carets_never_go_beyond_what_the_place_claims() {
        Place outside = new Place("a.flypg.groovy", 1, 50, 9, "short");

        assertThat(shown(Screen.PIPE, List.of(Problem.at(outside, "S", "d.", ""))))
                .contains("1 | short\n");
    }

    @Test
    void very_many_problems_are_cut_off_and_counted() {
        String text = shown(Screen.PIPE, Collections.nCopies(130, SIZE));

        assertThat(text).contains("130 errors; the first 100 are shown.");
        assertThat(text.lines().filter(line -> line.contains("Wrong kind of value")))
                .hasSize(100);
    }

    private static void golden(String name, Look look, List<Problem> problems) {
        Golden.assertMatches(name, shown(look, problems));
    }

    private static String shown(Look look, List<Problem> problems) {
        return look.render(ProblemView.of(problems));
    }

    @Test
    void a_value_from_elsewhere_is_told_with_where_it_comes_from() {
        Place given = new Place("main.flypg.groovy", 4, 42, 9, "use('ha', with: [region: 'nowhere'])");
        Place used = new Place("ha.flypg.groovy", 12, 12, 6, "    region region").from(given);

        Problem problem = Problem.at(used, "Unknown region", "there is no region 'nowhere'", "write 'ams'");

        assertThat(shown(Screen.PIPE, List.of(problem)))
                .contains(
                        "--> ha.flypg.groovy:12:12",
                        "= from: main.flypg.groovy:4:42  use('ha', with: [region: 'nowhere'])");
    }
}

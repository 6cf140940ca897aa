package io.flypg.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Golden;
import io.flypg.cli.Screen;
import io.flypg.cli.terminal.Look;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.plan.Plan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanViewTest {
    @Test
    void a_creation_shows_values_steps_and_guarantee() {
        Golden.assertMatches("plan-creation.txt", shown(Screen.PIPE, Plans.creation()));
    }

    @Test
    void a_change_shows_before_and_after_effect_drift_costs_and_what_is_blocked() {
        Golden.assertMatches("plan-change.txt", shown(Screen.PIPE, Plans.change()));
    }

    @Test
    void a_plan_fits_the_terminal() {
        Golden.assertMatches("plan-change-terminal.txt", shown(Screen.TERMINAL, Plans.change()));
    }

    @Test
    void a_plan_has_colours_where_they_can_be_shown() {
        Golden.assertMatches("plan-change-colours.txt", shown(Screen.COLOURS, Plans.change()));
    }

    @Test
    void nothing_to_do_is_said_in_one_line_with_the_guarantee() {
        Golden.assertMatches("plan-nothing.txt", shown(Screen.PIPE, Plans.nothing()));
    }

    @Test
    void nothing_to_do_in_a_fleet_says_each_guarantee_once() {
        Golden.assertMatches("plan-nothing-fleet.txt", shown(Screen.PIPE, Plans.nothingInFleet()));
    }

    @Test
    void a_plan_says_what_stays_of_what_it_deletes() {
        Golden.assertMatches("plan-deletion.txt", shown(Screen.PIPE, Plans.deletion()));
    }

    @Test
    void a_refused_plan_still_renders_with_the_lines_in_question_marked() {
        Golden.assertMatches("plan-refused.txt", shown(Screen.PIPE, Plans.refused()));
    }

    @Test
    void many_equal_steps_are_folded_and_keep_their_numbers() {
        Golden.assertMatches("plan-large.txt", shown(Screen.PIPE, Plans.large()));
    }

    @Test
    void of_many_that_change_alike_one_is_shown_and_the_others_named() {
        Golden.assertMatches("plan-fleet.txt", shown(Screen.TERMINAL, Plans.fleet()));
    }

    @Test
    void without_unicode_a_plan_is_plain_ascii() {
        assertThat(shown(Screen.ASCII_PIPE, Plans.change()))
                .contains("10 GB -> 20 GB")
                .matches(text -> text.chars().allMatch(c -> c < 128), "only ASCII");
    }

    @Test
    void in_a_pipe_there_is_no_escape_character() {
        assertThat(shown(Screen.PIPE, Plans.change())).doesNotContain("\u001b");
        assertThat(shown(Screen.COLOURS, Plans.change())).contains("\u001b[");
    }

    @Test
    void no_line_is_wider_than_the_terminal() {
        assertThat(shown(Screen.TERMINAL, Plans.change()).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static String shown(Look look, Plan plan) {
        Screen screen = new Screen(look);
        new HumanPlanView(screen.output(), Origins.NONE).show(plan, Optional.empty());
        return screen.text();
    }
}

package io.flypg.cli.view;

import io.flypg.cli.Golden;
import io.flypg.cli.Screen;
import io.flypg.cli.view.ApplyReport.Connection;
import io.flypg.cli.view.ApplyReport.Hint;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HumanApplyViewTest {
    @Test
    void of_a_fleet_that_was_made_the_first_clusters_are_shown_and_the_others_counted() {
        Plan plan = Plans.nothingInFleet();
        Stream<Connection> connections = plan.guarantees().keySet().stream()
                .map(name -> new Connection(name, List.of("clients connect to " + name + ".flycast:5432")));
        Screen screen = new Screen(Screen.PIPE);

        new HumanApplyView(screen.output(), () -> 0)
                .report(new ApplyReport(
                        plan,
                        new Outcome(Map.of()),
                        Map.of("created", 12L),
                        Duration.ofSeconds(40),
                        false,
                        connections.toList(),
                        List.of(),
                        List.of(new Hint("flypg status shop", "shows nodes, roles, lag and disks")),
                        ""));

        Golden.assertMatches("apply-fleet.txt", screen.text());
    }
}

package io.flypg.cli.view;

import io.flypg.cli.terminal.Output;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Shows a plan to people. */
public record HumanPlanView(Output out, Origins origins) implements PlanView {
    @Override
    public void show(Plan plan, Optional<List<Upgrade>> upgrades) {
        out.print(PlanPage.of(plan, origins));
        upgrades.ifPresent(found -> out.print(page(found)));
    }

    private static Page page(List<Upgrade> upgrades) {
        List<Problem> notes = upgrades.stream().map(Upgrade::note).toList();
        return notes.isEmpty()
                ? new Page().text(2, Style.DIM.of("No newer minor of PostgreSQL is known."))
                : new Page().blank().add(ProblemView.of(notes));
    }
}

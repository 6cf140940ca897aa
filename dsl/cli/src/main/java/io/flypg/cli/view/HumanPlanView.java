package io.flypg.cli.view;

import io.flypg.cli.terminal.Output;
import io.flypg.engine.plan.Plan;

/** Shows a plan to people. */
public record HumanPlanView(Output out) implements PlanView {
    @Override
    public void show(Plan plan) {
        out.print(PlanPage.of(plan));
    }
}

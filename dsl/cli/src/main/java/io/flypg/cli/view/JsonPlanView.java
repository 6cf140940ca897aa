package io.flypg.cli.view;

import io.flypg.cli.terminal.Output;
import io.flypg.engine.plan.Plan;

/** Shows a plan to programs: one document on one output. */
public record JsonPlanView(Output out) implements PlanView {
    @Override
    public void show(Plan plan) {
        JsonDocument.print(out, json -> PlanJson.write(json, plan));
    }
}

package io.flypg.cli.view;

import io.flypg.engine.plan.Plan;

/** Shows a plan. */
public sealed interface PlanView permits HumanPlanView, JsonPlanView {
    void show(Plan plan);
}

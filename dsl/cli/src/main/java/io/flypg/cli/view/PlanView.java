package io.flypg.cli.view;

import io.flypg.engine.plan.Plan;
import java.util.List;
import java.util.Optional;

/** Shows a plan. */
public sealed interface PlanView permits HumanPlanView, JsonPlanView {
    /**
     * Shows it once.
     *
     * @param upgrades newer minors of PostgreSQL that are not in the plan; empty when nobody asked for them
     */
    void show(Plan plan, Optional<List<Upgrade>> upgrades);
}

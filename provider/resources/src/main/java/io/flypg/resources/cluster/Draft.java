package io.flypg.resources.cluster;

import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A change of a cluster while it is being worked out. */
final class Draft {
    private final List<FieldDiff> fields = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<Problem> refusals = new ArrayList<>();

    void field(FieldDiff field) {
        fields.add(field);
    }

    void step(Step step) {
        steps.add(step);
    }

    void warn(Problem problem) {
        warnings.add(problem.asWarning());
    }

    void refuse(Problem problem) {
        refusals.add(problem);
    }

    List<FieldDiff> fields() {
        return fields;
    }

    List<Step> steps() {
        return steps;
    }

    List<Problem> warnings() {
        return warnings;
    }

    List<Problem> refusals() {
        return refusals;
    }
}

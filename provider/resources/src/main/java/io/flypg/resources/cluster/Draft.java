package io.flypg.resources.cluster;

import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Step;
import io.flypg.engine.plan.Unbroken;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A change of a cluster while it is being worked out. */
final class Draft {
    private final List<FieldDiff> fields = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Unbroken> unbroken = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<Problem> refusals = new ArrayList<>();

    void field(FieldDiff field) {
        fields.add(field);
    }

    void step(Step step) {
        steps.add(step);
    }

    /** Steps that belong together so closely that no run may end between them, and what undoes them. */
    void unbroken(List<Step> together, List<Step> back) {
        unbroken.add(new Unbroken(steps.size(), together.size(), back));
        steps.addAll(together);
    }

    List<Unbroken> unbroken() {
        return unbroken;
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

package io.flypg.resources.cluster;

import io.flypg.engine.plan.FieldDiff;
import java.util.HashSet;
import java.util.Set;

/** Shows a field that differs in the same way on several nodes once. */
final class FieldsOnce {
    private final Draft draft;
    private final Set<FieldDiff> shown = new HashSet<>();

    FieldsOnce(Draft draft) {
        this.draft = draft;
    }

    void field(FieldDiff field) {
        if (shown.add(field)) {
            draft.field(field);
        }
    }
}

package io.flypg.resources.live;

import io.flypg.engine.knob.Discretion;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.model.Config;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.SqlStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the declared settings of a database's or a role's sessions with those that are there.
 *
 * @param values what to set, and what to take back
 */
public record SessionKnobs(List<FieldDiff> fields, SortedMap<String, Optional<String>> values) {
    /**
     * What is there and nobody declares is taken back. It is drift: a definition from which it was only just taken out looks the same, and
     * better such a one is told than a change by hand is not.
     *
     * @param place where such settings live: {@code ALTER ROLE reporting}
     */
    public static SessionKnobs compare(Config desired, SortedMap<String, String> there, String place) {
        List<FieldDiff> fields = new ArrayList<>();
        SortedMap<String, Optional<String>> values = new TreeMap<>();
        desired.knobs().forEach((name, value) -> {
            String before = there.get(name);
            if (before == null || !value.sameAs(KnobValue.ofFile(value.knob(), before))) {
                FieldDiff field =
                        FieldDiff.of("config." + name, shown(value.knob(), before), value.display(), Effect.ONLINE);
                fields.add(before == null ? field : field.in(place));
                values.put(name, Optional.of(value.setting()));
            }
        });
        there.forEach((name, before) -> {
            if (!desired.knobs().containsKey(name)) {
                fields.add(FieldDiff.of("config." + name, Discretion.shown(name, before), null, Effect.ONLINE)
                        .asDrift(place));
                values.put(name, Optional.empty());
            }
        });
        return new SessionKnobs(fields, values);
    }

    private static @Nullable String shown(Knob knob, @Nullable String before) {
        return before == null
                ? null
                : Discretion.shown(knob.name(), KnobValue.ofFile(knob, before).display());
    }

    /** The step that does it, when there is anything to do. */
    public Optional<SqlStep> step(String cluster, Optional<String> database, Optional<String> role) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new SqlStep.SetSessionKnobs(cluster, database, role, values));
    }
}

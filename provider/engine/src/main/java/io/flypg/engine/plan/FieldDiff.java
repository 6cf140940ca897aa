package io.flypg.engine.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of a resource that is not as desired. Secrets never stand here: a secret's field shows only that it differs.
 *
 * @param path the field as it is written in a definition: {@code machine.memory}, {@code config.work_mem}
 * @param before what the platform has now, as people read it; null when there is nothing
 * @param after what is desired; null when nothing is
 * @param drift where somebody changed it behind the definition's back, for example {@code postgresql.auto.conf of node 2}; null when
 *     the difference is not known to be drift
 * @param place where the value lives that is there now, changed by whomever: {@code the shared store}; null when the path says it all
 * @param since when that place was written last, as {@code 2026-11-23T03:16:15Z}; null when the platform does not know
 */
public record FieldDiff(
        String path,
        @Nullable String before,
        @Nullable String after,
        Effect effect,
        Origin origin,
        @Nullable String drift,
        @Nullable String place,
        @Nullable String since) {
    /** A declared value that differs from what is there. */
    public static FieldDiff of(String path, @Nullable String before, @Nullable String after, Effect effect) {
        return new FieldDiff(path, before, after, effect, Origin.DECLARED, null, null, null);
    }

    /** The same, known to have been changed by somebody else in that place. */
    public FieldDiff asDrift(String where) {
        return asDrift(where, Optional.empty());
    }

    /** The same, with the time at which that place was written. */
    public FieldDiff asDrift(String where, Optional<String> when) {
        return new FieldDiff(path, before, after, effect, origin, where, where, when.orElse(null));
    }

    /** The same, saying where the value lives that is there now; who changed it is not known. */
    public FieldDiff in(String where) {
        return new FieldDiff(path, before, after, effect, origin, drift, where, since);
    }

    /** The same with a value of another origin. */
    public FieldDiff from(Origin other) {
        return new FieldDiff(path, before, after, effect, other, drift, place, since);
    }
}

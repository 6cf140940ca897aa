package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Locale;

/** What a plan means to do about one address. There is no replacing: data is never deleted to be made anew. */
public sealed interface Change {
    Address address();

    /** What differs, in the order of the definition's reference. */
    default List<FieldDiff> fields() {
        return List.of();
    }

    /** What will be done, strictly in this order. */
    default List<Step> steps() {
        return List.of();
    }

    /** Which of the steps belong together so closely that a run never ends between them. */
    default List<Unbroken> unbroken() {
        return List.of();
    }

    /** What the reader should know; errors only in a {@link Blocked} change. */
    default List<Problem> problems() {
        return List.of();
    }

    /** For programs: {@code create}, {@code update}, {@code delete}, {@code none}, {@code blocked}. */
    default String action() {
        return switch (this) {
            case NoChange _ -> "none";
            case Create _, Update _, Delete _, Blocked _ ->
                getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    /** Whether more will be planned once its steps are done. */
    default boolean isPartial() {
        return switch (this) {
            case Create create -> create.partial();
            case Update update -> update.partial();
            case Delete _, NoChange _, Blocked _ -> false;
        };
    }

    /** What users notice, at worst. */
    default Impact impact() {
        return Impact.worst(steps().stream().map(Step::impact).toList());
    }

    /**
     * It is not there, or only half made.
     *
     * @param partial whether more will be planned once these steps are done, because something can be seen only then
     */
    record Create(Address address, List<FieldDiff> fields, List<Step> steps, List<Problem> problems, boolean partial)
            implements Change {
        public Create {
            fields = List.copyOf(fields);
            steps = List.copyOf(steps);
            problems = List.copyOf(problems);
        }

        /** One after which nothing is left to do. */
        public Create(Address address, List<FieldDiff> fields, List<Step> steps, List<Problem> problems) {
            this(address, fields, steps, problems, false);
        }
    }

    /**
     * It is there and differs.
     *
     * @param partial whether more will be planned once these steps are done, because something could not be seen yet
     */
    record Update(
            Address address,
            List<FieldDiff> fields,
            List<Step> steps,
            List<Problem> problems,
            boolean partial,
            List<Unbroken> unbroken)
            implements Change {
        public Update {
            fields = List.copyOf(fields);
            steps = List.copyOf(steps);
            problems = List.copyOf(problems);
            unbroken = List.copyOf(unbroken);
        }

        /** One that may be left off between any two of its steps. */
        public Update(
                Address address, List<FieldDiff> fields, List<Step> steps, List<Problem> problems, boolean partial) {
            this(address, fields, steps, problems, partial, List.of());
        }
    }

    /**
     * It is there, is ours, and nobody declares it any more.
     *
     * @param holdsData whether data goes with it, or can only be reached once it is made again, so that the number of such deletions is limited
     */
    record Delete(Address address, List<Step> steps, List<Problem> problems, boolean holdsData) implements Change {
        public Delete {
            steps = List.copyOf(steps);
            problems = List.copyOf(problems);
        }

        /** One about which there is nothing to say. */
        public Delete(Address address, List<Step> steps, boolean holdsData) {
            this(address, steps, List.of(), holdsData);
        }

        /** Whether the data stays on a volume, and nothing serves it any more. */
        public boolean keepsData() {
            return steps.stream().anyMatch(PlatformStep.KeepVolume.class::isInstance);
        }
    }

    /** It is as declared. */
    record NoChange(Address address, List<Problem> problems) implements Change {
        public NoChange {
            problems = List.copyOf(problems);
        }
    }

    /**
     * It differs, or cannot be seen, and nothing may be done about it now.
     *
     * @param refused whether the whole plan is refused because of it; otherwise the rest may go on, and this is planned again afterwards
     */
    record Blocked(Address address, List<FieldDiff> fields, List<Problem> problems, boolean refused) implements Change {
        public Blocked {
            fields = List.copyOf(fields);
            problems = List.copyOf(problems);
        }
    }
}

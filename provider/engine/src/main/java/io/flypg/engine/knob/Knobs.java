package io.flypg.engine.knob;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Suggestion;
import io.flypg.engine.word.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** All knobs of one major. Rows are read when they are asked for. Safe for use by several threads. */
public final class Knobs {
    /** The majors the catalogue has, oldest first. */
    public static final List<Integer> MAJORS = List.of(15, 16, 17, 18);

    private static final Map<Integer, Knobs> BY_MAJOR = new ConcurrentHashMap<>();

    private final int major;
    private final Table table;
    private final Map<String, Knob> known = new ConcurrentHashMap<>();

    private Knobs(int major) {
        this.major = major;
        this.table = Table.open(major + ".tsv");
    }

    /**
     * The knobs of a major; read once per process.
     *
     * @throws IllegalArgumentException for a major the catalogue does not have
     */
    public static Knobs of(int major) {
        if (!MAJORS.contains(major)) {
            throw new IllegalArgumentException("the catalogue has no PostgreSQL " + major);
        }
        return BY_MAJOR.computeIfAbsent(major, Knobs::new);
    }

    public int major() {
        return major;
    }

    /** Every name, also of knobs that cannot be set, in alphabetical order. */
    public List<String> names() {
        return table.rows().stream()
                .map(row -> row.substring(0, row.indexOf('\t')))
                .toList();
    }

    /** What a definition may set for a cluster, in alphabetical order; reads the whole catalogue. */
    public List<Knob> settable() {
        return names().stream()
                .flatMap(name -> find(name).stream())
                .filter(knob -> whyNot(knob).isEmpty())
                .toList();
    }

    /** Why nobody may set a knob for a cluster, in a sentence; empty when it may be set. */
    public Optional<String> whyNot(Knob knob) {
        return Ownership.reason(knob);
    }

    /** Upper and lower case do not matter, as in PostgreSQL. */
    public Optional<Knob> find(String name) {
        Knob before = known.get(name);
        if (before != null) {
            return Optional.of(before);
        }
        List<String> rows = table.rows(name);
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(known.computeIfAbsent(name, _ -> parse(rows.getFirst())));
    }

    /** The knob of that name; one that nobody knows takes any text. */
    public Knob named(String name) {
        return find(name).orElseGet(() -> CustomKnob.of(name));
    }

    /**
     * A value for a whole cluster, as a definition gives it.
     *
     * @param at the place of the name
     * @param problems collects what is wrong
     * @return empty when there was a problem, or when the value is not known yet
     */
    public Optional<KnobValue> forCluster(String name, Place at, Value value, Problems problems) {
        return read(name, at, value, Scope.CLUSTER, problems);
    }

    /** The same for one database. */
    public Optional<KnobValue> forDatabase(String name, Place at, Value value, Problems problems) {
        return read(name, at, value, Scope.DATABASE, problems);
    }

    /** The same for one role. */
    public Optional<KnobValue> forRole(String name, Place at, Value value, Problems problems) {
        return read(name, at, value, Scope.ROLE, problems);
    }

    private Optional<KnobValue> read(String name, Place at, Value value, Scope scope, Problems problems) {
        Optional<Knob> knob = find(name).or(() -> custom(name, at, scope, problems));
        if (knob.isEmpty()) {
            problems.add(unknown(name, at));
            return Optional.empty();
        }
        Optional<Problem> refused = Ownership.refusal(knob.get(), scope, at);
        if (refused.isPresent()) {
            problems.add(refused.get());
            return Optional.empty();
        }
        Optional<KnobValue> read = KnobValue.read(knob.get(), value, problems);
        Optional<Problem> unwise = read.flatMap(found -> Ownership.refusal(found, scope, value.place()));
        unwise.ifPresent(problems::add);
        return unwise.isPresent() ? Optional.empty() : read;
    }

    /** A setting with a dot in its name whose first half nobody knows: an app's own, or of a library in an image of one's own. */
    private Optional<Knob> custom(String name, Place at, Scope scope, Problems problems) {
        int dot = name.indexOf('.');
        boolean known = dot > 0 && names().stream().anyMatch(other -> other.startsWith(name.substring(0, dot + 1)));
        if (known
                || !CustomKnob.isPossible(name)
                || Suggestion.nearest(name, names()).isPresent()) {
            return Optional.empty();
        }
        if (scope == Scope.CLUSTER) {
            problems.add(CustomKnob.warning(name, at));
        }
        return Optional.of(CustomKnob.of(name));
    }

    /**
     * What is wrong with legal values because of each other: PostgreSQL would not start, or the image would refuse them.
     *
     * @param values all that is declared for one cluster, by name
     * @param at where each is declared, by name
     */
    public List<Problem> together(Map<String, KnobValue> values, Function<String, Place> at) {
        return new Together(values, at).problems();
    }

    /** Nobody knows this name in this major: which major does, or what was probably meant. */
    public Problem unknown(String name, Place at) {
        String detail = "PostgreSQL " + major + " has no setting '" + name + "'.";
        List<Integer> elsewhere = MAJORS.stream()
                .filter(other -> of(other).find(name).isPresent())
                .toList();
        if (elsewhere.isEmpty()) {
            return Problem.at(at, "Unknown knob", detail, Suggestion.hint(name.toLowerCase(Locale.ROOT), names()));
        }
        int last = elsewhere.getLast();
        String where = last < major
                ? "It was there up to PostgreSQL " + last + "."
                : "It comes with PostgreSQL " + elsewhere.getFirst() + ".";
        return Problem.at(at, "Unknown knob", detail + " " + where, "take it out, or choose a version that has it");
    }

    private static Knob parse(String row) {
        List<String> cells = Table.cells(row);
        String name = cells.get(0);
        Overlay overlay = Overlay.of(name);
        KnobType type = KnobType.of(cells.get(1));
        List<String> measured = type == KnobType.ENUM ? Table.split(cells.get(5), '|') : List.of();
        int dot = name.indexOf('.');
        return new Knob(
                name,
                type,
                KnobUnit.of(cells.get(2)),
                overlay.min(cells.get(3)),
                overlay.max(cells.get(4)),
                type == KnobType.ENUM || type == KnobType.STRING ? overlay.choices(measured) : List.of(),
                KnobContext.of(cells.get(6)),
                cells.get(7),
                cells.get(8),
                cells.get(9),
                dot < 0 ? null : name.substring(0, dot),
                type == KnobType.STRING && overlay.isList());
    }
}

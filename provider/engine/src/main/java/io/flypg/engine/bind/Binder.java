package io.flypg.engine.bind;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Binds the words of a whole definition: the place where every mistake of all files is found, in one run. */
public final class Binder {
    /** The words inside a cluster that are resources of their own. */
    static final Map<String, Class<? extends Spec>> INNER =
            Map.of("database", DatabaseSpec.class, "role", RoleSpec.class, "attach", AttachmentSpec.class);

    private final Problems problems;
    private final boolean lost;
    private final Heads heads;
    private final Overlay overlay;
    private final Map<Address, Place> tops = new HashMap<>();
    private Place top = Place.ofFile("");
    private final Places places = new Places();
    private final List<Spec> specs = new ArrayList<>();
    private final Map<Address, Place> found = new HashMap<>();
    private boolean complete = true;
    private int records;

    private Binder(Problems problems) {
        this.problems = problems;
        this.lost = problems.hasErrors();
        this.heads = new Heads(problems);
        this.overlay = new Overlay(problems);
    }

    /**
     * Checks everything that can be checked without a platform.
     *
     * @param whole whether the words are all that the project declares
     * @param problems takes what was found; with an error in it already the words are taken for a part of what was written, and
     *     nothing is said to be missing
     * @return the definition, unless an error was found
     */
    public static Optional<Definition> bind(List<Word> words, boolean whole, Problems problems) {
        return new Binder(problems).bind(words, whole);
    }

    /** The same, with where every value comes from. */
    public static Bound bindTraced(List<Word> words, boolean whole, Problems problems) {
        Binder binder = new Binder(problems);
        Optional<Definition> definition = binder.bind(words, whole);
        return new Bound(definition, new Origins(binder.places, binder.overlay.replaced(), binder.tops, binder.specs));
    }

    /**
     * What words declare.
     *
     * @param definition absent when there are errors
     */
    public record Bound(Optional<Definition> definition, Origins origins) {}

    /**
     * Checks one resource by itself, as a Pulumi program declares it: nothing is known of what it refers to.
     *
     * @param outer the cluster it is in; empty for what is in none
     * @param major the PostgreSQL whose settings it may have
     * @return the resource, unless an error was found or a value is not known yet
     */
    public static Optional<Spec> bindAlone(
            Class<? extends Spec> type, Word word, String outer, int major, Problems problems) {
        Binder binder = new Binder(problems);
        binder.resource(type, word, outer, new PostgresVersion(major, OptionalInt.empty()));
        Definition definition = new Definition("", "", false, binder.specs, binder.found);
        new Checks(definition, binder.places, problems, false).run();
        return problems.hasErrors()
                ? Optional.empty()
                : definition.specs().stream().findFirst();
    }

    /**
     * Reads one resource as it was recorded or seen. Only the kinds of its values are asked for, not whether people may write them: checks
     * come and go, and what is there is there.
     *
     * @param outer the cluster it is in; empty for what is in none
     * @param major the PostgreSQL whose settings it may have
     * @return empty when a value is missing or of another kind
     */
    public static Optional<Spec> readAlone(Class<? extends Spec> type, Word word, String outer, int major) {
        return new Binder(new Problems()).record(type, word, outer, new PostgresVersion(major, OptionalInt.empty()));
    }

    private Optional<Definition> bind(List<Word> words, boolean whole) {
        for (Word word : overlay.flat(words)) {
            if (problems.isFull()) {
                return Optional.empty();
            }
            top(word);
        }
        Place file = Place.ofFile(
                words.isEmpty() ? "definition" : words.getFirst().place().file());
        Definition definition = new Definition(heads.project(), heads.organization(), whole, specs, found);
        if (found.isEmpty() && !problems.hasErrors()) {
            problems.add(nothing(file));
        } else if (!lost) {
            heads.requireAll(file);
        }
        new Checks(definition, places, problems, !lost).run();
        boolean owned =
                !definition.project().isEmpty() && !definition.organization().isEmpty();
        return problems.hasErrors() || !complete || !owned ? Optional.empty() : Optional.of(definition);
    }

    private static Problem nothing(Place file) {
        return Problem.at(
                file,
                "Nothing declared",
                "there is no app and no cluster in it, and an empty definition is never a request to delete everything.",
                "declare a cluster: cluster('orders-db') { region 'ams' }; to remove one, run 'flypg destroy' on the"
                        + " definition that declares it");
    }

    private void top(Word word) {
        top = word.place();
        switch (word.name()) {
            case "project", "organization" -> heads.add(word);
            case "app" -> resource(AppSpec.class, word, "", PostgresVersion.DEFAULT);
            case "cluster" -> cluster(word);
            default -> problems.add(UnknownWord.atTop(word));
        }
    }

    /** What is in a cluster that was declared before is checked and no more: one mistake is told once. */
    private void cluster(Word word) {
        List<Word> own = word.block().stream()
                .filter(inner -> !INNER.containsKey(inner.name()))
                .toList();
        Word alone = new Word(word.name(), word.place(), word.values(), word.named(), own);
        PostgresVersion version = versionOf(alone);
        String name = nameOf(alone).orElse("");
        boolean isFirst = resource(ClusterSpec.class, alone, "", version);
        for (Word inner : word.block()) {
            Class<? extends Spec> type = INNER.get(inner.name());
            if (type != null && isFirst && !name.isEmpty()) {
                resource(type, inner, name, version);
            } else if (type != null) {
                record(type, inner, word.place().toString(), version);
            }
        }
    }

    /** The version decides which settings there are; a wrong one is reported where it is bound. */
    private static PostgresVersion versionOf(Word cluster) {
        Stream<Value> inBlock = cluster.block().stream()
                .filter(word -> word.name().equals("postgres"))
                .flatMap(word -> word.values().stream());
        return Stream.concat(inBlock, Stream.ofNullable(cluster.named().get("postgres")))
                .findFirst()
                .flatMap(value -> new Scalars(new Problems()).read("postgres", PostgresVersion.class, value))
                .map(PostgresVersion.class::cast)
                .orElse(PostgresVersion.DEFAULT);
    }

    /** The name behind the word, good or bad. */
    private static Optional<String> nameOf(Word word) {
        return word.values().stream()
                .findFirst()
                .map(value -> value instanceof Value.Text text ? text.text() : "")
                .filter(name -> !name.isBlank());
    }

    /** Whether it is the first of its address. */
    private boolean resource(Class<? extends Spec> type, Word word, String outer, PostgresVersion version) {
        Optional<Spec> spec = record(type, word, outer, version);
        Optional<Address> address =
                spec.map(Spec::address).or(() -> nameOf(word).flatMap(name -> addressOf(type, outer, name)));
        Place before =
                address.map(known -> found.putIfAbsent(known, word.place())).orElse(null);
        address.ifPresent(known -> tops.putIfAbsent(known, top));
        if (before == null) {
            spec.ifPresent(specs::add);
            return true;
        }
        problems.add(Problem.at(
                word.place(),
                "Declared twice",
                address.get() + " is declared before, at " + before + ".",
                "give one of them another name, or take it out"));
        return false;
    }

    /** What others may refer to, also when it has mistakes of its own. */
    private static Optional<Address> addressOf(Class<? extends Spec> type, String outer, String name) {
        if (type == AppSpec.class) {
            return Optional.of(Address.app(name));
        }
        if (type == ClusterSpec.class) {
            return Optional.of(Address.cluster(name));
        }
        return type == DatabaseSpec.class ? Optional.of(Address.database(outer, name)) : Optional.empty();
    }

    private Optional<Spec> record(Class<? extends Spec> type, Word word, String outer, PostgresVersion version) {
        String path = type.getSimpleName() + "#" + records++;
        KnobReader knobs = new KnobReader(problems, version.major(), type);
        Optional<Spec> spec = new RecordBinder(problems, places, knobs)
                .bind(type, word, path, outer)
                .map(Spec.class::cast);
        complete &= spec.isPresent();
        spec.ifPresent(bound -> places.alias(bound.address().toString(), path));
        return spec;
    }
}

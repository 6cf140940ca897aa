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
import io.flypg.engine.problem.Suggestion;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds the words of a whole definition: the place where every mistake of all files is found, in one run. */
public final class Binder {
    /** The words inside a cluster that are resources of their own. */
    private static final Map<String, Class<? extends Spec>> INNER =
            Map.of("database", DatabaseSpec.class, "role", RoleSpec.class, "attach", AttachmentSpec.class);

    /** The default of {@link ClusterSpec#postgres}. */
    private static final String DEFAULT_MAJOR = "17";

    private static final List<String> TOP = List.of("project", "organization", "app", "cluster");

    private final Problems problems;
    private final Places places = new Places();
    private final List<Spec> specs = new ArrayList<>();
    private final Map<Address, Place> found = new HashMap<>();
    private final Map<String, Word> heads = new HashMap<>();

    private Binder(Problems problems) {
        this.problems = problems;
    }

    /**
     * Checks everything that can be checked without a platform.
     *
     * @param whole whether the words are all that the project declares
     * @param problems takes what was found
     * @return the definition, unless an error was found
     */
    public static Optional<Definition> bind(List<Word> words, boolean whole, Problems problems) {
        return new Binder(problems).bind(words, whole);
    }

    private Optional<Definition> bind(List<Word> words, boolean whole) {
        words.forEach(this::top);
        String project = head("project", "whose all this is: project 'shop'");
        String organization = head("organization", "the organization on Fly.io: organization 'personal'");
        Definition definition = new Definition(project, organization, whole, specs, found);
        new Checks(definition, places, problems).run();
        if (specs.isEmpty() && !problems.hasErrors()) {
            Place place = words.isEmpty()
                    ? Place.ofFile("definition")
                    : Place.ofFile(words.getFirst().place().file());
            problems.add(Problem.at(
                    place,
                    "Nothing declared",
                    "there is no app and no cluster in it, and an empty definition is never a request to delete everything.",
                    "declare a cluster; to remove one, use 'flypg destroy'"));
        }
        return problems.hasErrors() ? Optional.empty() : Optional.of(definition);
    }

    private void top(Word word) {
        switch (word.name()) {
            case "project", "organization" -> rememberHead(word);
            case "app" -> resource(AppSpec.class, word, "", Integer.parseInt(DEFAULT_MAJOR));
            case "cluster" -> cluster(word);
            default -> unknown(word);
        }
    }

    private void rememberHead(Word word) {
        Word before = heads.putIfAbsent(word.name(), word);
        if (before != null && !textOf(before).equals(textOf(word))) {
            problems.add(Problem.at(
                    word.place(),
                    "Word given twice",
                    "'" + word.name() + "' was given before, at " + before.place() + ", and differs.",
                    "keep one of the two"));
        }
    }

    private String head(String name, String what) {
        Word word = heads.get(name);
        if (word == null) {
            Place place = heads.values().stream().map(Word::place).findFirst().orElseGet(this::firstPlace);
            problems.add(Problem.at(
                    Place.ofFile(place.file()), "Word missing", "'" + name + "' says " + what + ".", "add it"));
            return "";
        }
        String text = textOf(word);
        if (!Names.isProject(text)) {
            problems.add(Problem.at(
                    word.place(),
                    "Bad name",
                    "'" + name + "' takes one name in quotes, of lower-case letters, digits and dashes.",
                    "for example " + name + " 'shop'"));
        }
        return text;
    }

    private Place firstPlace() {
        return found.values().stream().sorted().findFirst().orElse(Place.ofFile("definition"));
    }

    private static String textOf(Word word) {
        return word.values().size() == 1 && word.values().getFirst() instanceof Value.Text text ? text.text() : "";
    }

    private void cluster(Word word) {
        List<Word> own = word.block().stream()
                .filter(inner -> !INNER.containsKey(inner.name()))
                .toList();
        Word alone = new Word(word.name(), word.place(), word.values(), word.named(), own);
        PostgresVersion version = versionOf(own);
        Optional<Spec> cluster = resource(ClusterSpec.class, alone, "", version.major());
        String name = cluster.map(spec -> spec.address().name()).orElseGet(() -> textOf(alone));
        word.block().stream()
                .filter(inner -> INNER.containsKey(inner.name()))
                .forEach(inner -> resource(innerType(inner), inner, name, version.major()));
    }

    private static Class<? extends Spec> innerType(Word inner) {
        Class<? extends Spec> type = INNER.get(inner.name());
        if (type == null) {
            throw new IllegalArgumentException(inner.name());
        }
        return type;
    }

    /** The version decides which settings there are; a wrong one is reported where it is bound. */
    private PostgresVersion versionOf(List<Word> block) {
        return block.stream()
                .filter(word -> word.name().equals("postgres") && word.values().size() == 1)
                .findFirst()
                .flatMap(word -> new Scalars(new Problems())
                        .read("postgres", PostgresVersion.class, word.values().getFirst()))
                .map(PostgresVersion.class::cast)
                .orElse(PostgresVersion.parse(DEFAULT_MAJOR));
    }

    private <S extends Spec> Optional<Spec> resource(Class<S> type, Word word, String outer, int major) {
        String path = type.getSimpleName() + "@" + word.place();
        Optional<Spec> spec = new RecordBinder(problems, places, new KnobReader(problems, major, type))
                .bind(type, word, path, outer)
                .map(Spec.class::cast);
        spec.ifPresent(bound -> add(bound, word, path));
        return spec;
    }

    private void add(Spec spec, Word word, String path) {
        Place before = found.putIfAbsent(spec.address(), word.place());
        if (before != null) {
            problems.add(Problem.at(
                    word.place(),
                    "Declared twice",
                    spec.address() + " is declared before, at " + before + ".",
                    "give one of them another name, or take it out"));
            return;
        }
        places.alias(spec.address().toString(), path);
        specs.add(spec);
    }

    private void unknown(Word word) {
        String hint = INNER.containsKey(word.name())
                ? "it belongs into a cluster: cluster('orders-db') { " + word.name() + "(…) }"
                : Suggestion.hint(word.name(), TOP);
        problems.add(Problem.at(
                word.place(),
                "Unknown word",
                "'" + word.name() + "' means nothing at the top of a definition.",
                hint.isEmpty() ? "words here are " + String.join(", ", TOP) : hint));
    }
}

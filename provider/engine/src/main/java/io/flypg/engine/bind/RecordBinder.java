package io.flypg.engine.bind;

import io.flypg.engine.model.Config;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Suggestion;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one record out of the words of its block. Problems are added; the record is made only when there was none. */
final class RecordBinder {
    private final Problems problems;
    private final Scalars scalars;
    private final Places places;
    private final KnobReader knobs;

    RecordBinder(Problems problems, Places places, KnobReader knobs) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.places = places;
        this.knobs = knobs;
    }

    /**
     * @param path where the record stands, for places: {@code cluster.orders-db.machine}
     * @param outer the name that the block around gives, for components that are not written; empty when there is none
     */
    Optional<Object> bind(Class<?> type, Word word, String path, String outer) {
        Shape shape = Shape.of(type);
        places.put(path, word.place());
        Map<String, List<Word>> given = given(shape, word, path);
        List<Object> values = new ArrayList<>();
        boolean complete = true;
        for (FieldShape field : shape.fields()) {
            Optional<Object> value = field.field().outer()
                    ? Optional.of(outer)
                    : field(field, given.getOrDefault(field.name(), List.of()), word, path + "." + field.name());
            complete &= value.isPresent();
            value.ifPresent(values::add);
        }
        return complete ? Optional.of(shape.make(values)) : Optional.empty();
    }

    /** Every component with what was written for it, named values as words of their own. */
    private Map<String, List<Word>> given(Shape shape, Word word, String path) {
        Map<String, List<Word>> given = new LinkedHashMap<>();
        shape.positional()
                .ifPresent(field -> word.values().stream()
                        .limit(1)
                        .forEach(value -> given.put(field.name(), List.of(single(field.name(), value)))));
        int wanted = shape.positional().isPresent() ? 1 : 0;
        word.values().stream()
                .skip(wanted)
                .forEach(value -> problems.add(Problem.at(
                        value.place(),
                        "Value too many",
                        "'" + word.name() + "' takes " + wanted(wanted) + ".",
                        "take it out")));
        word.named().forEach((name, value) -> add(shape, given, single(name, value), word.name()));
        word.block().forEach(inner -> add(shape, given, inner, word.name()));
        given.forEach((name, words) -> words.forEach(inner -> places.put(path + "." + name, placeOf(inner))));
        return given;
    }

    private static String wanted(int wanted) {
        return wanted == 0 ? "no value without a name" : "one value without a name";
    }

    private static Word single(String name, Value value) {
        return new Word(name, value.place(), List.of(value), Map.of(), List.of());
    }

    private static Place placeOf(Word word) {
        return word.values().isEmpty() ? word.place() : word.values().getFirst().place();
    }

    private void add(Shape shape, Map<String, List<Word>> given, Word word, String block) {
        Optional<FieldShape> field = shape.field(word.name());
        if (field.isEmpty()) {
            String hint = Suggestion.hint(word.name(), shape.words());
            problems.add(Problem.at(
                    word.place(),
                    "Unknown word",
                    "'" + word.name() + "' means nothing in '" + block + "'.",
                    hint.isEmpty() ? "words here are " + String.join(", ", shape.words()) : hint));
            return;
        }
        List<Word> words = given.computeIfAbsent(word.name(), _ -> new ArrayList<>());
        if (!words.isEmpty() && !field.get().isRepeatable()) {
            problems.add(Problem.at(
                    word.place(),
                    "Word given twice",
                    "'" + word.name() + "' was given before, at line "
                            + words.getFirst().place().line() + ".",
                    "keep one of the two"));
            return;
        }
        words.add(word);
    }

    private Optional<Object> field(FieldShape field, List<Word> words, Word around, String path) {
        if (field.type() == Config.class) {
            return knobs.read(words, places, path);
        }
        if (field.list()) {
            return list(field, words, path);
        }
        if (words.isEmpty()) {
            return missing(field, around, path);
        }
        Optional<Object> value = one(field, words.getFirst(), path);
        return field.optional() ? value.map(Optional::of) : value;
    }

    private Optional<Object> missing(FieldShape field, Word around, String path) {
        if (field.optional()) {
            return Optional.of(Optional.empty());
        }
        String text = field.field().byDefault();
        if (text.isEmpty()) {
            problems.add(Problem.at(
                    around.place(),
                    "Word missing",
                    "'" + around.name() + "' needs '" + field.name() + "': "
                            + field.field().value(),
                    "add it"));
            return Optional.empty();
        }
        if (field.isBlock()) {
            Word empty = new Word(field.name(), around.place(), List.of(), Map.of(), List.of());
            return bind(field.type(), empty, path, "");
        }
        return scalars.read(field.name(), field.type(), DefaultText.read(text));
    }

    private Optional<Object> one(FieldShape field, Word word, String path) {
        if (field.isBlock()) {
            return bind(field.type(), word, path, "");
        }
        if (field.type() == boolean.class && word.values().isEmpty()) {
            return Optional.of(true);
        }
        if (word.values().size() != 1
                || !word.block().isEmpty()
                || !word.named().isEmpty()) {
            problems.add(Problem.at(
                    word.place(),
                    "One value needed",
                    "'" + word.name() + "' takes exactly one value and no block.",
                    "see 'flypg --help' for the reference"));
            return Optional.empty();
        }
        return scalars.read(word.name(), field.type(), word.values().getFirst());
    }

    private Optional<Object> list(FieldShape field, List<Word> words, String path) {
        List<Object> items = new ArrayList<>();
        boolean complete = true;
        for (Word word : words) {
            for (Word item : split(field, word)) {
                String at = path + "." + items.size();
                Optional<Object> value = field.isBlock()
                        ? bind(field.type(), item, at, "")
                        : scalars.read(word.name(), field.type(), item.values().getFirst());
                complete &= value.isPresent();
                value.ifPresent(items::add);
            }
        }
        return complete ? Optional.of(items) : Optional.empty();
    }

    /** {@code extensions 'a', 'b'} and {@code extensions ['a', 'b']} are two of them; named values belong to a single one. */
    private static List<Word> split(FieldShape field, Word word) {
        List<Value> values = word.values().stream()
                .flatMap(value -> value instanceof Value.Many many ? many.values().stream() : List.of(value).stream())
                .toList();
        boolean single = !word.named().isEmpty() || !word.block().isEmpty() || (values.isEmpty() && field.isBlock());
        return single
                ? List.of(word)
                : values.stream()
                        .map(value -> new Word(word.name(), value.place(), List.of(value), Map.of(), List.of()))
                        .toList();
    }
}

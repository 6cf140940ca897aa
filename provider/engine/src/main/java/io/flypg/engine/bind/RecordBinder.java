package io.flypg.engine.bind;

import io.flypg.engine.model.Config;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Optional<FieldShape> positional = shape.positional();
        positional.ifPresent(field -> word.values().stream()
                .limit(1)
                .forEach(value -> given.put(field.name(), List.of(single(word.name(), value)))));
        word.values().stream()
                .skip(positional.isPresent() ? 1 : 0)
                .forEach(value -> problems.add(tooMany(shape, word, value)));
        word.named().forEach((name, value) -> add(shape, given, single(name, value), word.name()));
        word.block().forEach(inner -> add(shape, given, inner, word.name()));
        given.forEach((name, words) -> words.forEach(inner -> {
            places.put(path + "." + name, placeOf(inner));
            places.write(path + "." + name, placeOf(inner));
        }));
        return given;
    }

    private static Problem tooMany(Shape shape, Word word, Value value) {
        if (shape.positional().isPresent()) {
            return Problem.at(
                    value.place(),
                    "Value too many",
                    "'" + word.name() + "' takes one value without a name.",
                    "take it out, or give it a line of its own");
        }
        String name = shape.fields().stream()
                .filter(field -> Scalars.takes(field.type(), value))
                .map(FieldShape::name)
                .findFirst()
                .orElse(shape.words().getFirst());
        return Problem.at(
                value.place(),
                "Value without a name",
                "'" + word.name() + "' takes only values with names: " + String.join(", ", shape.words()) + ".",
                "for example " + word.name() + " { " + name + " … }");
    }

    private static Word single(String name, Value value) {
        return new Word(name, value.place(), List.of(value), Map.of(), List.of());
    }

    /** Where the value behind a word stands. */
    static Place placeOf(Word word) {
        return word.values().isEmpty() ? word.place() : word.values().getFirst().place();
    }

    private void add(Shape shape, Map<String, List<Word>> given, Word word, String block) {
        if (problems.isFull()) {
            return;
        }
        Optional<FieldShape> field = shape.field(word.name());
        if (field.isEmpty()) {
            problems.add(UnknownWord.in(shape, block, word, knobs::isKnown));
            return;
        }
        List<Word> words = given.computeIfAbsent(word.name(), _ -> new ArrayList<>());
        if (!words.isEmpty() && !field.get().isRepeatable()) {
            problems.add(Problem.at(
                    word.place(),
                    "Word given twice",
                    "'" + word.name() + "' was given before, at "
                            + words.getFirst().place() + ".",
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
            problems.add(missing(field, around));
            return Optional.empty();
        }
        if (field.isBlock()) {
            Word empty = new Word(field.name(), around.place(), List.of(), Map.of(), List.of());
            return bind(field.type(), empty, path, "");
        }
        return scalars.read(field.name(), field.type(), DefaultText.read(text));
    }

    private static Problem missing(FieldShape field, Word around) {
        String example = Scalars.example(field.type());
        boolean inline = around.block().isEmpty() && !around.named().isEmpty();
        String hint = field.field().positional()
                ? "write it behind the word: " + around.name() + " " + example
                : "add " + field.name() + (inline ? ": " : " ") + example;
        return Problem.at(
                around.place(),
                "Word missing",
                "'" + around.name() + "' needs '" + field.name() + "': "
                        + field.field().value(),
                hint);
    }

    private Optional<Object> one(FieldShape field, Word word, String path) {
        if (field.isBlock()) {
            return bind(field.type(), word, path, "");
        }
        boolean alone = word.block().isEmpty() && word.named().isEmpty();
        if (field.type() == boolean.class && word.values().isEmpty() && alone) {
            return Optional.of(true);
        }
        if (word.values().size() != 1 || !alone) {
            problems.add(Problem.at(
                    word.place(),
                    "One value needed",
                    "'" + word.name() + "' takes exactly one value and no block.",
                    "for example " + word.name() + " " + Scalars.example(field.type())));
            return Optional.empty();
        }
        return scalars.read(word.name(), field.type(), word.values().getFirst());
    }

    private Optional<Object> list(FieldShape field, List<Word> words, String path) {
        List<Object> items = new ArrayList<>();
        boolean complete = true;
        for (Word word : words) {
            if (!field.isBlock() && !isPlainList(word)) {
                problems.add(valuesNeeded(field, word));
                complete = false;
                continue;
            }
            for (Word item : split(word)) {
                if (problems.isFull()) {
                    return Optional.empty();
                }
                String at = path + "." + items.size();
                places.put(at, item.place());
                places.write(at, placeOf(item));
                if (!item.values().isEmpty() && item.values().getFirst() instanceof Value.Text name) {
                    places.call(at, path + "." + name.text());
                }
                Optional<Object> value = field.isBlock()
                        ? bind(field.type(), item, at, "")
                        : scalars.read(word.name(), field.type(), item.values().getFirst());
                complete &= value.isPresent();
                value.ifPresent(items::add);
            }
        }
        return complete ? Optional.of(items) : Optional.empty();
    }

    private static boolean isPlainList(Word word) {
        return !word.values().isEmpty()
                && word.named().isEmpty()
                && word.block().isEmpty();
    }

    private static Problem valuesNeeded(FieldShape field, Word word) {
        return Problem.at(
                word.place(),
                "Values needed",
                "'" + word.name() + "' takes one value or several, without names and without a block.",
                "for example " + word.name() + " " + Scalars.example(field.type()));
    }

    /**
     * {@code extensions 'a', 'b'} and {@code extensions ['a', 'b']} are two of them; named values belong to a single one, and a word
     * with nothing behind it is one that lacks everything.
     */
    private static List<Word> split(Word word) {
        if (word.values().isEmpty() || !word.named().isEmpty() || !word.block().isEmpty()) {
            return List.of(word);
        }
        return word.values().stream()
                .flatMap(value -> value instanceof Value.Many many ? many.values().stream() : Stream.of(value))
                .map(value -> single(word.name(), value))
                .toList();
    }
}

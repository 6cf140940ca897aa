package io.flypg.engine.bind;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.Percent;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The words that one record would be bound from; the other way round than {@link RecordBinder}. */
final class RecordWords {
    static final Place NOWHERE = Place.ofFile("definition");

    private RecordWords() {}

    /** The record as a word with its name behind it, and the rest in a block. */
    static Word block(String name, Object record) {
        return new Word(name, NOWHERE, positional(record), Map.of(), inside(record));
    }

    /** The same in one line where that is possible: {@code readReplicas('gru', count: 2)}. */
    private static Word item(String name, Object record) {
        List<Word> inside = inside(record);
        List<Value> values = positional(record);
        if (values.isEmpty() || !inside.stream().allMatch(RecordWords::isSingle)) {
            return new Word(name, NOWHERE, values, Map.of(), inside);
        }
        Map<String, Value> named = new LinkedHashMap<>();
        inside.forEach(word -> named.put(word.name(), word.values().getFirst()));
        return new Word(name, NOWHERE, values, named, List.of());
    }

    private static boolean isSingle(Word word) {
        return word.values().size() == 1
                && word.named().isEmpty()
                && word.block().isEmpty();
    }

    static Word word(String name, List<Value> values) {
        return new Word(name, NOWHERE, values, Map.of(), List.of());
    }

    /** The name of the block around the record; empty when there is none. */
    static String outer(Object record) {
        return with(record, field -> field.field().outer()).stream()
                .map(given -> given.value().toString())
                .findFirst()
                .orElse("");
    }

    /** One component with its value. */
    private record Given(FieldShape field, Object value) {}

    private static List<Given> with(Object record, Predicate<FieldShape> wanted) {
        Shape shape = Shape.of(record.getClass());
        List<Object> values = shape.take(record);
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (wanted.test(shape.fields().get(i))) {
                given.add(new Given(shape.fields().get(i), values.get(i)));
            }
        }
        return given;
    }

    private static List<Value> positional(Object record) {
        return with(record, field -> field.field().positional()).stream()
                .map(given -> value(given.value()))
                .toList();
    }

    private static List<Word> inside(Object record) {
        List<Word> words = new ArrayList<>();
        with(record, field -> !field.field().positional() && !field.field().outer())
                .forEach(given -> words.addAll(words(given)));
        return words;
    }

    private static List<Word> words(Given given) {
        FieldShape field = given.field();
        return switch (given.value()) {
            case Config config -> config(field, config);
            case List<?> items -> items(field, items);
            case Optional<?> value ->
                value.map(found -> List.of(one(field, found))).orElse(List.of());
            case Object value -> isDefault(field, value) ? List.of() : List.of(one(field, value));
        };
    }

    private static List<Word> config(FieldShape field, Config config) {
        List<Word> knobs = new ArrayList<>();
        config.knobs().forEach((name, value) -> knobs.add(word(name, value.written())));
        return knobs.isEmpty() ? List.of() : List.of(new Word(field.name(), NOWHERE, List.of(), Map.of(), knobs));
    }

    private static Word one(FieldShape field, Object value) {
        return field.isBlock() ? block(field.name(), value) : word(field.name(), List.of(value(value)));
    }

    /** Neighbours that are nothing but a value share a word: {@code extensions 'a', 'b'}. */
    private static List<Word> items(FieldShape field, List<?> items) {
        List<Word> words = new ArrayList<>();
        for (Object item : items) {
            Word next = field.isBlock() ? item(field.name(), item) : word(field.name(), List.of(value(item)));
            if (isSingle(next) && !words.isEmpty() && isPlain(words.getLast())) {
                List<Value> more = new ArrayList<>(words.removeLast().values());
                more.addAll(next.values());
                next = word(field.name(), more);
            }
            words.add(next);
        }
        return words;
    }

    private static boolean isPlain(Word word) {
        return word.named().isEmpty() && word.block().isEmpty();
    }

    private static boolean isDefault(FieldShape field, Object value) {
        String text = field.field().byDefault();
        if (text.isEmpty() || field.field().alwaysWritten()) {
            return false;
        }
        return field.isBlock()
                ? inside(value).isEmpty()
                : new Scalars(new Problems())
                        .read(field.name(), field.type(), DefaultText.read(text))
                        .equals(Optional.of(value));
    }

    private static Value value(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Integer number -> new Value.Whole(number, NOWHERE);
            case Boolean flag -> new Value.Flag(flag, NOWHERE);
            case Size size -> new Value.Amount(size, NOWHERE);
            case Duration duration -> new Value.Time(duration, NOWHERE);
            case Percent percent -> new Value.Percent(percent.value(), NOWHERE);
            case Region region -> text(region.code());
            case PostgresVersion version -> text(version.toString());
            case CpuKind kind -> text(kind.word());
            case Object other -> throw new IllegalStateException("no definition can say " + other.getClass());
        };
    }

    private static Value text(String text) {
        return new Value.Text(text, NOWHERE);
    }
}

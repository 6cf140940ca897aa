package io.flypg.engine.property;

import io.flypg.engine.address.Size;
import io.flypg.engine.bind.FieldShape;
import io.flypg.engine.bind.Shape;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.Percent;
import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Properties as the words that would declare the same in a definition file. What fits no word is left to the binder to refuse. */
final class PropertyWords {
    private PropertyWords() {}

    /** @param name what the word is called in problems */
    static Word of(Class<?> type, String name, Value.Named properties) {
        Shape shape = Shape.of(type);
        List<Value> values = new ArrayList<>();
        List<Word> block = new ArrayList<>();
        properties.values().forEach((key, value) -> {
            Optional<FieldShape> field = shape.field(key);
            if (field.isEmpty()) {
                block.add(word(key, value.place(), List.of(value)));
            } else if (field.get().field().positional()) {
                values.add(measured(field.get().type(), value));
            } else {
                block.addAll(words(field.get(), value));
            }
        });
        return new Word(name, properties.place(), values, Map.of(), block);
    }

    private static List<Word> words(FieldShape field, Value value) {
        if (field.type() == Config.class) {
            return List.of(config(field, value));
        }
        if (field.list() && value instanceof Value.Many many) {
            return many.values().stream().map(item -> one(field, item)).toList();
        }
        return value instanceof Value.NotKnown && (field.isBlock() || field.list())
                ? List.of()
                : List.of(one(field, value));
    }

    private static Word config(FieldShape field, Value value) {
        return switch (value) {
            case Value.Named named -> new Word(field.name(), value.place(), List.of(), named.values(), List.of());
            case Value.NotKnown _ -> word(field.name(), value.place(), List.of());
            default -> word(field.name(), value.place(), List.of(value));
        };
    }

    private static Word one(FieldShape field, Value value) {
        return field.isBlock() && value instanceof Value.Named named
                ? of(field.type(), field.name(), named)
                : word(field.name(), value.place(), List.of(measured(field.type(), value)));
    }

    private static Word word(String name, Place place, List<Value> values) {
        return new Word(name, place, values, Map.of(), List.of());
    }

    private static Value measured(Class<?> type, Value value) {
        if (type == Percent.class && value instanceof Value.Whole whole) {
            return new Value.Percent(Math.clamp(whole.number(), -1, 1000), value.place());
        }
        if (!(value instanceof Value.Text text)) {
            return value;
        }
        if (type == Size.class) {
            return Measures.size(text.text())
                    .<Value>map(size -> new Value.Amount(size, value.place()))
                    .orElse(value);
        }
        return type == Duration.class
                ? Measures.duration(text.text())
                        .<Value>map(time -> new Value.Time(time, value.place()))
                        .orElse(value)
                : value;
    }
}

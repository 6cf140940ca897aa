package io.flypg.engine.bind;

import io.flypg.engine.model.Config;
import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Plural;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of a resource with the values that hold, declared or by default, as people read them. */
public final class FieldTexts {
    private final Map<String, String> texts = new LinkedHashMap<>();

    private FieldTexts() {}

    /** By their paths: {@code volume.size}, {@code config.work_mem}, {@code readReplicas.syd.count}. */
    public static Map<String, String> of(Spec spec) {
        FieldTexts fields = new FieldTexts();
        fields.record("", spec);
        return fields.texts;
    }

    private void record(String path, Object record) {
        Shape shape = Shape.of(record.getClass());
        List<Object> values = shape.take(record);
        for (int i = 0; i < values.size(); i++) {
            FieldShape field = shape.fields().get(i);
            if (!field.field().positional() && !field.field().outer()) {
                value(path + field.name(), field, values.get(i));
            }
        }
    }

    private void value(String path, FieldShape field, Object value) {
        switch (value) {
            case Config config -> config.knobs().forEach((name, knob) -> texts.put(path + "." + name, knob.display()));
            case Optional<?> some -> some.ifPresent(found -> value(path, field, found));
            case List<?> items
            when field.isBlock() -> items.forEach(item -> record(path + "." + name(item) + ".", item));
            case List<?> items ->
                texts.put(path, items.stream().map(FieldTexts::text).collect(Collectors.joining(", ")));
            case Object block when field.isBlock() -> record(path + ".", block);
            case Object single -> texts.put(path, text(single));
        }
    }

    private static String name(Object item) {
        Shape shape = Shape.of(item.getClass());
        int at = shape.fields().indexOf(shape.positional().orElseThrow());
        return text(shape.take(item).get(at));
    }

    private static String text(Object value) {
        boolean days = value instanceof Duration time && time.equals(Duration.ofDays(time.toDays()));
        return days ? Plural.of(((Duration) value).toDays(), "day") : value.toString();
    }
}

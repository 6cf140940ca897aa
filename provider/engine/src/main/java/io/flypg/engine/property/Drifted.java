package io.flypg.engine.property;

import io.flypg.engine.bind.FieldShape;
import io.flypg.engine.bind.Shape;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a resource as the platform has it: what is declared, and over it what a plan would put right.
 *
 * @param properties by name; still properties that declare a spec
 * @param differences what differs and is no property, in words: {@code secret DATABASE_URL: another value}
 */
public record Drifted(Value.Named properties, List<String> differences) {
    /** How plans show an option that is not there. */
    private static final String NONE = "none";

    private static final Place NOWHERE = Place.ofFile("");

    public Drifted {
        differences = List.copyOf(differences);
    }

    /** Lays over the properties of a spec what a plan says the platform has in the place of each. */
    public static <S extends Spec> Drifted of(Class<S> type, Value.Named declared, List<FieldDiff> fields) {
        Value.Named properties = declared;
        List<String> differences = new ArrayList<>();
        for (FieldDiff field : fields) {
            Optional<Value.Named> changed = overlay(type, properties, path(field.path()), field.before())
                    .filter(next -> ResourceProperties.read(type, next).isPresent());
            if (changed.isPresent()) {
                properties = changed.get();
            } else {
                differences.add(told(field));
            }
        }
        return new Drifted(properties, differences);
    }

    private static String told(FieldDiff field) {
        String before = field.before() == null ? "not there" : field.before();
        String cost =
                field.effect() == Effect.ONLINE ? "" : " (" + field.effect().word() + ")";
        return field.path() + ": " + before + cost;
    }

    private static List<String> path(String path) {
        return Arrays.asList(path.split("\\.", -1));
    }

    /** Empty when the path is that of no property. */
    private static Optional<Value.Named> overlay(
            Class<?> type, Value.Named properties, List<String> path, @Nullable String before) {
        Optional<FieldShape> field = Shape.of(type).field(path.getFirst());
        List<String> rest = path.subList(1, path.size());
        if (field.isEmpty() || (rest.isEmpty() && isOpaque(field.get(), before))) {
            return Optional.empty();
        }
        if (rest.isEmpty()) {
            boolean none = field.get().optional() && NONE.equals(before);
            Value value = before == null || none ? null : value(field.get(), before);
            return Optional.of(with(properties, path.getFirst(), value));
        }
        if (field.get().type() == Config.class) {
            Value.Named config = with(
                    named(properties, path.getFirst()),
                    String.join(".", rest),
                    before == null ? null : new Value.Text(before, NOWHERE));
            return Optional.of(with(properties, path.getFirst(), config));
        }
        if (!field.get().isBlock()) {
            return Optional.empty();
        }
        return field.get().list()
                ? items(field.get(), properties, rest, before)
                : overlay(field.get().type(), named(properties, path.getFirst()), rest, before)
                        .map(block -> with(properties, path.getFirst(), block));
    }

    /** A block as a whole cannot be read from a text. */
    private static boolean isOpaque(FieldShape field, @Nullable String before) {
        return field.isBlock() && before != null;
    }

    private static Optional<Value.Named> items(
            FieldShape field, Value.Named properties, List<String> rest, @Nullable String before) {
        String key = Shape.of(field.type()).positional().orElseThrow().name();
        List<Value> items = new ArrayList<>(
                properties.values().get(field.name()) instanceof Value.Many many ? many.values() : List.of());
        int at = indexOf(items, key, rest.getFirst());
        if (rest.size() > 1) {
            if (at < 0 || !(items.get(at) instanceof Value.Named item)) {
                return Optional.empty();
            }
            return overlay(field.type(), item, rest.subList(1, rest.size()), before)
                    .map(changed -> {
                        items.set(at, changed);
                        return with(properties, field.name(), new Value.Many(items, NOWHERE));
                    });
        }
        if (before == null || before.equals("0")) {
            if (at >= 0) {
                items.remove(at);
            }
        } else {
            Value.Named item = at < 0
                    ? new Value.Named(Map.of(key, new Value.Text(rest.getFirst(), NOWHERE)), NOWHERE)
                    : (Value.Named) items.remove(at);
            items.add(at < 0 ? items.size() : at, told(field.type(), item, before));
        }
        return Optional.of(with(properties, field.name(), items.isEmpty() ? null : new Value.Many(items, NOWHERE)));
    }

    private static int indexOf(List<Value> items, String key, String name) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Value.Named item
                    && item.values().get(key) instanceof Value.Text text
                    && text.text().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** What a plan says of an item as a whole: how many readers, which version of an extension. */
    private static Value.Named told(Class<?> type, Value.Named item, String before) {
        Shape shape = Shape.of(type);
        return shape.field("count")
                .or(() -> shape.field("version"))
                .map(field -> with(item, field.name(), value(field, before)))
                .orElse(item);
    }

    private static Value.Named named(Value.Named properties, String name) {
        return properties.values().get(name) instanceof Value.Named named ? named : new Value.Named(Map.of(), NOWHERE);
    }

    private static Value.Named with(Value.Named properties, String name, @Nullable Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(properties.values());
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Value.Named(changed, properties.place());
    }

    /** The text of a plan as a value of that kind; one that it cannot be is found out when it is bound. */
    private static Value value(FieldShape field, String text) {
        if (field.list()) {
            String inside = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
            List<Value> items = Arrays.stream(inside.split(", ", -1))
                    .filter(item -> !item.isEmpty())
                    .map(item -> (Value) new Value.Text(item, NOWHERE))
                    .toList();
            return new Value.Many(items, NOWHERE);
        }
        boolean number = field.type() == int.class || field.type() == Integer.class;
        if (number && !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Value.Whole(Long.parseLong(text), NOWHERE);
        }
        return field.type() == boolean.class
                ? new Value.Flag(Boolean.parseBoolean(text), NOWHERE)
                : new Value.Text(text, NOWHERE);
    }
}

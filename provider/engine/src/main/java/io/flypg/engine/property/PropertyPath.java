package io.flypg.engine.property;

import io.flypg.engine.bind.FieldShape;
import io.flypg.engine.bind.Shape;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.Spec;
import io.flypg.engine.word.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a field of a plan stands among the properties of a resource: {@code readReplicas[0].machine.memory}, {@code config["a.b"]}. */
public final class PropertyPath {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private PropertyPath() {}

    /**
     * The path of a field.
     *
     * @param field as a plan names it: {@code readReplicas.gru.machine.memory}
     * @param sides the properties before and after; an item of a list is looked for in the first that has it
     * @return empty when it is no property
     */
    public static Optional<String> of(Class<? extends Spec> type, String field, List<Value.Named> sides) {
        return inside(type, List.of(field.split("\\.", -1)), sides);
    }

    /** A name behind what is around it: {@code config.work_mem}, {@code config["pg_stat_statements.max"]}. */
    public static String join(String around, String name) {
        if (!PLAIN.matcher(name).matches()) {
            return around + "[\"" + name.replace("\"", "\\\"") + "\"]";
        }
        return around.isEmpty() ? name : around + "." + name;
    }

    private static Optional<String> inside(Class<?> type, List<String> path, List<Value.Named> sides) {
        Optional<FieldShape> field = Shape.of(type).field(path.getFirst());
        List<String> rest = path.subList(1, path.size());
        if (field.isEmpty() || rest.isEmpty()) {
            return field.map(FieldShape::name);
        }
        String name = field.get().name();
        if (field.get().type() == Config.class) {
            return Optional.of(join(name, String.join(".", rest)));
        }
        if (!field.get().isBlock()) {
            return Optional.empty();
        }
        List<Value> values = sides.stream()
                .flatMap(side -> Optional.ofNullable(side.values().get(name)).stream())
                .toList();
        return field.get().list()
                ? item(field.get(), rest, values)
                : inside(field.get().type(), rest, named(values)).map(inner -> name + "." + inner);
    }

    private static Optional<String> item(FieldShape field, List<String> path, List<Value> lists) {
        String key = Shape.of(field.type()).positional().orElseThrow().name();
        for (Value list : lists) {
            List<Value> items = list instanceof Value.Many many ? many.values() : List.of();
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Value.Named item && isCalled(item, key, path.getFirst())) {
                    String at = field.name() + "[" + i + "]";
                    return path.size() == 1
                            ? Optional.of(at)
                            : inside(field.type(), path.subList(1, path.size()), List.of(item))
                                    .map(inner -> at + "." + inner);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isCalled(Value.Named item, String key, String name) {
        return item.values().get(key) instanceof Value.Text text && text.text().equals(name);
    }

    private static List<Value.Named> named(List<Value> values) {
        return values.stream()
                .filter(Value.Named.class::isInstance)
                .map(Value.Named.class::cast)
                .toList();
    }
}

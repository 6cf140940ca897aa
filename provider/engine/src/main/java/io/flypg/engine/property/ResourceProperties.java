package io.flypg.engine.property;

import io.flypg.engine.bind.Binder;
import io.flypg.engine.bind.FieldShape;
import io.flypg.engine.bind.Shape;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the properties of a resource into its spec and back. Places of problems are property paths: {@code readReplicas[0].count}. */
public final class ResourceProperties {
    private ResourceProperties() {}

    /**
     * Checks the properties of one resource with the checks that a definition file has.
     *
     * @param type the kind of resource
     * @param properties by name; sizes and durations are texts with units
     * @param problems takes what is wrong
     * @return the spec, unless there was an error or something is not known yet
     */
    public static <S extends Spec> Optional<S> bind(Class<S> type, Value.Named properties, Problems problems) {
        Optional<FieldShape> outer = outer(type);
        Value.Named inner = new Value.Named(new LinkedHashMap<>(properties.values()), properties.place());
        Optional<Value> around = outer.map(field -> inner.values().remove(field.name()));
        if (outer.isPresent() && around.isEmpty()) {
            problems.add(missing(type, outer.get(), properties));
        }
        around.filter(value -> !(value instanceof Value.Text) && !isUnknown(value))
                .ifPresent(value -> problems.add(wrong(outer.orElseThrow(), value)));
        String name = around.map(value -> value instanceof Value.Text text ? text.text() : "")
                .orElse("");
        Word word = PropertyWords.of(type, wordOf(type), inner);
        Problems found = new Problems();
        Optional<Spec> spec = bind(type, word, name, majors(type, properties), found);
        problems.addAll(found.toList());
        return isUnknown(properties) || problems.hasErrors() ? Optional.empty() : spec.map(type::cast);
    }

    /**
     * Reads the properties of one resource as they were recorded or seen, without the checks of what people write.
     *
     * @return empty when something is missing, of another kind, or not known
     */
    public static <S extends Spec> Optional<S> read(Class<S> type, Value.Named properties) {
        Map<String, Value> inner = new LinkedHashMap<>(properties.values());
        String around = outer(type)
                .map(field -> inner.remove(field.name()) instanceof Value.Text text ? text.text() : "")
                .orElse("");
        Word word = PropertyWords.of(type, wordOf(type), new Value.Named(inner, properties.place()));
        return isUnknown(properties)
                ? Optional.empty()
                : majors(type, properties).stream()
                        .flatMap(major -> Binder.readAlone(type, word, around, major).stream())
                        .findFirst()
                        .map(type::cast);
    }

    /** What lives in a cluster does not say which PostgreSQL that has: settings of any are taken, and a wrong one is refused there. */
    private static Optional<Spec> bind(
            Class<? extends Spec> type, Word word, String outer, List<Integer> majors, Problems problems) {
        Problems first = new Problems();
        Optional<Spec> spec = Binder.bindAlone(type, word, outer, majors.getFirst(), first);
        for (int major : majors.subList(1, majors.size())) {
            if (!first.hasErrors()) {
                break;
            }
            Problems other = new Problems();
            Optional<Spec> found = Binder.bindAlone(type, word, outer, major, other);
            if (!other.hasErrors()) {
                problems.addAll(other.toList());
                return found;
            }
        }
        problems.addAll(first.toList());
        return spec;
    }

    private static List<Integer> majors(Class<? extends Spec> type, Value.Named properties) {
        if (type != ClusterSpec.class) {
            return List.of(PostgresVersion.DEFAULT.major(), 18, 16, 15);
        }
        return List.of(Optional.ofNullable(properties.values().get("postgres"))
                .flatMap(ResourceProperties::major)
                .orElse(PostgresVersion.DEFAULT.major()));
    }

    private static Optional<Integer> major(Value value) {
        String text = switch (value) {
            case Value.Text given -> given.text();
            case Value.Whole given -> Long.toString(given.number());
            default -> "";
        };
        return PostgresVersion.SUPPORTED.stream()
                .filter(major -> text.equals(Integer.toString(major)) || text.startsWith(major + "."))
                .findFirst();
    }

    /** The properties that declare a spec, with everything that nobody wrote because it is the default. */
    public static Value.Named of(Spec spec) {
        return SpecProperties.of(spec);
    }

    /** One value of a spec as a property; empty for what is not there. */
    public static Optional<Value> valueOf(Object value) {
        return SpecProperties.value(value);
    }

    /** The properties that somebody would write to declare a spec: none that would be the same without being written. */
    public static Value.Named written(Spec spec) {
        return new Written(candidate ->
                        read(spec.getClass(), candidate).filter(spec::equals).isPresent())
                .of(of(spec));
    }

    /** Whether something in it is not known yet. */
    public static boolean isUnknown(Value value) {
        return switch (value) {
            case Value.NotKnown _ -> true;
            case Value.Many many -> many.values().stream().anyMatch(ResourceProperties::isUnknown);
            case Value.Named named -> named.values().values().stream().anyMatch(ResourceProperties::isUnknown);
            default -> false;
        };
    }

    /** The properties that belong to a spec, and none of what else is recorded beside them. */
    public static Value.Named declared(Class<? extends Spec> type, Value.Named properties) {
        Map<String, Value> declared = new LinkedHashMap<>(properties.values());
        declared.keySet().removeIf(name -> !isProperty(type, name));
        return new Value.Named(declared, properties.place());
    }

    /** Whether a spec has such a property. */
    public static boolean isProperty(Class<? extends Spec> type, String name) {
        return Shape.of(type).fields().stream().anyMatch(field -> field.name().equals(name));
    }

    private static Optional<FieldShape> outer(Class<? extends Spec> type) {
        return Shape.of(type).fields().stream()
                .filter(field -> field.field().outer())
                .findFirst();
    }

    /** A kind of resource as problems name it: {@code Cluster}. */
    public static String wordOf(Class<? extends Spec> type) {
        return type.getSimpleName().replace("Spec", "");
    }

    private static Problem missing(Class<? extends Spec> type, FieldShape field, Value.Named properties) {
        return Problem.at(
                properties.place(),
                "Word missing",
                "'" + wordOf(type) + "' needs '" + field.name() + "': "
                        + field.field().value(),
                "add the name of the cluster");
    }

    private static Problem wrong(FieldShape field, Value value) {
        return Problem.at(
                value.place(),
                "Wrong kind of value",
                "'" + field.name() + "' needs the name of a cluster, and this is " + value.kind() + ".",
                "use the name of the cluster");
    }
}

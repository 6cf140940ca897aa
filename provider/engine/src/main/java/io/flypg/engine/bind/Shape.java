package io.flypg.engine.bind;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words that a record stands for, read from its components once.
 *
 * @param fields in the order of the record's components
 */
public record Shape(Class<?> type, List<FieldShape> fields) {
    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    /** The shape of a spec, or of a record inside of one. */
    public static Shape of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, Shape::read);
    }

    private static Shape read(Class<?> type) {
        return new Shape(
                type,
                Arrays.stream(type.getRecordComponents()).map(FieldShape::of).toList());
    }

    /** The component that a word of that name stands for. */
    public Optional<FieldShape> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name) && !field.field().outer())
                .findFirst();
    }

    List<String> words() {
        return fields.stream()
                .filter(field -> !field.field().outer())
                .map(FieldShape::name)
                .toList();
    }

    /** The component whose value stands behind the word itself. */
    public Optional<FieldShape> positional() {
        return fields.stream().filter(field -> field.field().positional()).findFirst();
    }

    /** The values of a record, in the order of its components. */
    public List<Object> take(Object record) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                values.add(Objects.requireNonNull(component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " cannot be read", e);
            }
        }
        return values;
    }

    /** Makes the record; the values are in the order of the components. */
    Object make(List<Object> values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type + " refuses values that were checked before", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}

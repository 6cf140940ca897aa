package io.flypg.engine.bind;

import io.flypg.engine.model.Config;
import io.flypg.engine.model.Field;
import io.flypg.engine.problem.Problems;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * One component of a spec: what a word, or a property under Pulumi, stands for.
 *
 * @param type what a single value becomes: the type inside when it is a list or optional
 */
public record FieldShape(String name, Class<?> type, boolean list, boolean optional, Field field) {
    static FieldShape of(RecordComponent component) {
        Field field = component.getAnnotation(Field.class);
        if (field == null) {
            throw new IllegalStateException(component + " is not documented by @Field");
        }
        boolean list = component.getType() == List.class;
        boolean optional = component.getType() == Optional.class;
        Class<?> type = list || optional ? inside(component.getGenericType()) : component.getType();
        return new FieldShape(component.getName(), type, list, optional, field);
    }

    private static Class<?> inside(Type type) {
        return (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    /** Whether the word may stand several times. */
    public boolean isRepeatable() {
        return list;
    }

    /** Whether it must be given. */
    public boolean isRequired() {
        return field.byDefault().isEmpty() && !optional && !list && type != Config.class;
    }

    /** The single value that holds when none is given; empty where that is none, or a whole block. */
    public Optional<Object> otherwise() {
        return field.byDefault().isEmpty() || isBlock()
                ? Optional.empty()
                : new Scalars(new Problems()).read(name, type, DefaultText.read(field.byDefault()));
    }

    /** Whether its words stand in a block of their own. */
    public boolean isBlock() {
        return type.isRecord() && Scalars.isUnknown(type);
    }
}

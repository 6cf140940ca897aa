package io.flypg.pulumi.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.engine.bind.FieldShape;
import io.flypg.engine.property.ResourceProperties;
import io.flypg.engine.word.Value;

/** Components of specs as properties. */
final class Properties {
    private Properties() {}

    /** As a program gives it. */
    static ObjectNode input(FieldShape field, Types types) {
        ObjectNode property = types.of(field).put("description", words(field));
        field.otherwise().flatMap(ResourceProperties::valueOf).ifPresent(value -> otherwise(property, value));
        return property;
    }

    /** As it is recorded: words of which there may be more one day are plain texts. */
    static ObjectNode output(FieldShape field, Types types) {
        ObjectNode property = types.of(field).put("description", words(field));
        property.remove("oneOf");
        return property;
    }

    /** Whether it is recorded of every resource: what is not there is no property. */
    static boolean isAlwaysThere(FieldShape field) {
        return field.isRequired() || !field.field().byDefault().isEmpty();
    }

    private static String words(FieldShape field) {
        return field.field().value() + Types.form(field.type());
    }

    private static void otherwise(ObjectNode property, Value value) {
        switch (value) {
            case Value.Text text -> property.put("default", text.text());
            case Value.Flag flag -> property.put("default", flag.flag());
            case Value.Whole whole -> property.put("default", whole.number());
            default -> throw new IllegalStateException("no default of a property is " + value.kind());
        }
    }
}

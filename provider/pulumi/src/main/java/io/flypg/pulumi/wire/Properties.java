package io.flypg.pulumi.wire;

import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.flypg.engine.problem.Place;
import io.flypg.engine.property.PropertyPath;
import io.flypg.engine.word.Value.Decimal;
import io.flypg.engine.word.Value.Flag;
import io.flypg.engine.word.Value.Many;
import io.flypg.engine.word.Value.Named;
import io.flypg.engine.word.Value.NotKnown;
import io.flypg.engine.word.Value.Text;
import io.flypg.engine.word.Value.Whole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what Pulumi sends as the engine's values. The place of each is its property path. */
public final class Properties {
    private static final Value NOTHING =
            Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
    private static final double LARGEST_EXACT = 1L << 53;

    private Properties() {}

    /** The properties of a resource; a property without a value is left out. */
    public static Named read(Struct struct) {
        return named(struct, "");
    }

    private static Named named(Struct struct, String path) {
        Map<String, io.flypg.engine.word.Value> values = new LinkedHashMap<>();
        struct.getFieldsMap().forEach((name, value) -> {
            if (!isNothing(value)) {
                values.put(name, read(value, PropertyPath.join(path, name)));
            }
        });
        return new Named(values, Place.ofFile(path));
    }

    /** Also a secret that holds nothing. */
    private static boolean isNothing(Value value) {
        Struct struct = value.getStructValue();
        return value.getKindCase() == Value.KindCase.NULL_VALUE
                || (Sentinel.of(struct).equals(Sentinel.SECRET)
                        && isNothing(struct.getFieldsOrDefault("value", NOTHING)));
    }

    /**
     * One value.
     *
     * @param path where it stands
     */
    public static io.flypg.engine.word.Value read(Value value, String path) {
        Place place = Place.ofFile(path);
        return switch (value.getKindCase()) {
            case BOOL_VALUE -> new Flag(value.getBoolValue(), place);
            case NUMBER_VALUE -> number(value.getNumberValue(), place);
            case STRING_VALUE -> text(value.getStringValue(), place);
            case LIST_VALUE -> many(value.getListValue().getValuesList(), path, place);
            case STRUCT_VALUE -> struct(value.getStructValue(), path, place);
            case NULL_VALUE, KIND_NOT_SET -> new Text("", place);
        };
    }

    private static io.flypg.engine.word.Value text(String text, Place place) {
        return Sentinel.isUnknown(text) ? new NotKnown(place) : new Text(text, place);
    }

    /** All numbers travel as doubles. */
    private static io.flypg.engine.word.Value number(double number, Place place) {
        if (number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT) {
            return new Whole((long) number, place);
        }
        return Double.isFinite(number)
                ? new Decimal(BigDecimal.valueOf(number), place)
                : new Text(Double.toString(number), place);
    }

    private static io.flypg.engine.word.Value many(List<Value> values, String path, Place place) {
        List<io.flypg.engine.word.Value> items = new ArrayList<>();
        for (Value value : values) {
            items.add(read(value, path + "[" + items.size() + "]"));
        }
        return new Many(items, place);
    }

    private static io.flypg.engine.word.Value struct(Struct struct, String path, Place place) {
        return switch (Sentinel.of(struct)) {
            case Sentinel.SECRET -> read(struct.getFieldsOrDefault("value", NOTHING), path);
            case Sentinel.OUTPUT ->
                struct.containsFields("value") ? read(struct.getFieldsOrThrow("value"), path) : new NotKnown(place);
            case Sentinel.RESOURCE -> reference(struct, place);
            case Sentinel.ASSET -> misplaced("an asset", place);
            case Sentinel.ARCHIVE -> misplaced("an archive", place);
            default -> named(struct, path);
        };
    }

    /** A map with a name that nothing has is refused wherever it stands, and said in words a user knows. */
    private static io.flypg.engine.word.Value misplaced(String what, Place place) {
        return new Named(Map.of(what, new Text("", place)), place);
    }

    /** A resource where a name is wanted means its id. */
    private static io.flypg.engine.word.Value reference(Struct struct, Place place) {
        String id = struct.getFieldsOrDefault("id", Value.getDefaultInstance()).getStringValue();
        return id.isEmpty() ? new NotKnown(place) : text(id, place);
    }
}

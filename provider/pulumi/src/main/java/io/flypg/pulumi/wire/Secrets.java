package io.flypg.pulumi.wire;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Set;
import java.util.TreeSet;

/** Values that are encrypted in the state and shown to nobody. */
public final class Secrets {
    private Secrets() {}

    /** The value as a secret; one that is a secret stays as it is. */
    public static Value of(Value value) {
        return isSecret(value)
                ? value
                : Value.newBuilder()
                        .setStructValue(Struct.newBuilder()
                                .putFields(Sentinel.KEY, Structs.text(Sentinel.SECRET))
                                .putFields("value", value))
                        .build();
    }

    /** The names of the properties in which anything is a secret, however deep. */
    public static Set<String> in(Struct properties) {
        Set<String> names = new TreeSet<>();
        properties.getFieldsMap().forEach((name, value) -> {
            if (holdsAny(value)) {
                names.add(name);
            }
        });
        return names;
    }

    /** The same properties with those of these names as secrets. */
    public static Struct hide(Struct properties, Set<String> names) {
        Struct.Builder hidden = properties.toBuilder();
        names.stream()
                .filter(properties::containsFields)
                .forEach(name -> hidden.putFields(name, of(properties.getFieldsOrThrow(name))));
        return hidden.build();
    }

    private static boolean isSecret(Value value) {
        return value.hasStructValue() && Sentinel.of(value.getStructValue()).equals(Sentinel.SECRET);
    }

    private static boolean holdsAny(Value value) {
        if (value.hasListValue()) {
            return value.getListValue().getValuesList().stream().anyMatch(Secrets::holdsAny);
        }
        if (!value.hasStructValue()) {
            return false;
        }
        Struct struct = value.getStructValue();
        return isMarked(struct) || struct.getFieldsMap().values().stream().anyMatch(Secrets::holdsAny);
    }

    /** Whether a struct stands for a secret, or for an output that is one. */
    static boolean isMarked(Struct struct) {
        return switch (Sentinel.of(struct)) {
            case Sentinel.SECRET -> true;
            case Sentinel.OUTPUT ->
                struct.getFieldsOrDefault("secret", Value.getDefaultInstance()).getBoolValue();
            default -> false;
        };
    }
}

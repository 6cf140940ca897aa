package io.flypg.engine.property;

import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Takes out of properties whatever makes no difference. */
final class Written {
    private final Predicate<Value.Named> isSame;

    /** @param isSame whether properties still declare the same */
    Written(Predicate<Value.Named> isSame) {
        this.isSame = isSame;
    }

    Value.Named of(Value.Named properties) {
        return named(properties, inner -> inner);
    }

    /** @param around puts what is left of the properties where they stand */
    private Value.Named named(Value.Named properties, UnaryOperator<Value> around) {
        Value.Named left = properties;
        for (Map.Entry<String, Value> property : properties.values().entrySet()) {
            String name = property.getKey();
            Value.Named without = without(left, name);
            if (isSame.test((Value.Named) around.apply(without))) {
                left = without;
                continue;
            }
            Value.Named base = left;
            Value inner = value(property.getValue(), changed -> around.apply(with(base, name, changed)));
            left = with(left, name, inner);
        }
        return left;
    }

    private Value value(Value value, UnaryOperator<Value> around) {
        return switch (value) {
            case Value.Named named -> named(named, around);
            case Value.Many many -> many(many, around);
            default -> value;
        };
    }

    private Value.Many many(Value.Many many, UnaryOperator<Value> around) {
        List<Value> items = new ArrayList<>(many.values());
        for (int i = 0; i < items.size(); i++) {
            int at = i;
            items.set(at, value(items.get(at), changed -> around.apply(with(items, at, changed))));
        }
        return new Value.Many(items, many.place());
    }

    private static Value.Many with(List<Value> items, int at, Value value) {
        List<Value> changed = new ArrayList<>(items);
        changed.set(at, value);
        return new Value.Many(changed, value.place());
    }

    private static Value.Named with(Value.Named properties, String name, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(properties.values());
        changed.put(name, value);
        return new Value.Named(changed, properties.place());
    }

    private static Value.Named without(Value.Named properties, String name) {
        Map<String, Value> changed = new LinkedHashMap<>(properties.values());
        changed.remove(name);
        return new Value.Named(changed, properties.place());
    }
}

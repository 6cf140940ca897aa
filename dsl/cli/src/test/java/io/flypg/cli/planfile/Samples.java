package io.flypg.cli.planfile;

import io.flypg.engine.address.Region;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes values of any record, whatever its components are, so that no list of them has to be kept. */
final class Samples {
    private final SplittableRandom random;

    Samples(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A record with values in all its components; collections have one or two elements, and what is optional is there or not. */
    <T> T any(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        return plain((Class<?>) type);
    }

    private Object container(Class<?> type, Type... of) {
        int count = 1 + random.nextInt(2);
        if (type == Optional.class) {
            return random.nextBoolean() ? Optional.of(value(of[0])) : Optional.empty();
        }
        if (Map.class.isAssignableFrom(type)) {
            Map<Object, Object> map = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                map.put(value(of[0]), value(of[1]));
            }
            return map;
        }
        Collection<Object> all = type == List.class ? new ArrayList<>() : new TreeSet<>();
        for (int i = 0; i < count; i++) {
            all.add(value(of[0]));
        }
        return all;
    }

    private Object plain(Class<?> type) {
        if (type == String.class) {
            return List.of("", "a", "\"quoted\" = 'ö' \\ \n{", "#" + random.nextInt(1000))
                    .get(random.nextInt(4));
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(1, 1_000_000);
        }
        if (type == long.class || type == Long.class) {
            return random.nextLong(1, Long.MAX_VALUE);
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == Duration.class) {
            return Duration.ofMillis(random.nextLong(100_000_000));
        }
        if (type == Region.class) {
            return new Region(List.of("ams", "gru").get(random.nextInt(2)));
        }
        if (type == OptionalInt.class) {
            return random.nextBoolean() ? OptionalInt.of(random.nextInt(100)) : OptionalInt.empty();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        List<Class<?>> leaves = PlanMapper.leaves(type).toList();
        return record(leaves.get(random.nextInt(leaves.size())));
    }

    private Object record(Class<?> type) {
        if (!type.isRecord()) {
            throw new AssertionError("no sample of " + type + ": teach it here and in PlanMapper");
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(components).map(component -> named(component)).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("make a " + type, e);
        }
    }

    /** What must not be blank is called a name or a summary. */
    private @Nullable Object named(RecordComponent component) {
        if (component.getType() == component.getDeclaringRecord()) {
            return random.nextInt(3) == 0 ? record(component.getType()) : null; // a chain that ends somewhere
        }
        boolean blankable = !List.of("name", "summary").contains(component.getName());
        return component.getType() == String.class && !blankable
                ? "name-" + random.nextInt(1000)
                : value(component.getGenericType());
    }
}

package io.flypg.engine.bind;

import io.flypg.engine.problem.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Remembers where every value was written, so that checks across values can point at one. */
final class Places {
    private final Map<String, Place> byPath = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, Place> written = new HashMap<>();

    private final Map<String, String> items = new HashMap<>();

    /** The paths of all that is written, and of what is around it. */
    private final Set<String> touched = new HashSet<>();

    void put(String path, Place place) {
        byPath.putIfAbsent(path, place);
    }

    /** Says that somebody wrote the value of a field there; names of settings are the same in upper and lower case. */
    void write(String path, Place value) {
        String key = path.toLowerCase(Locale.ROOT);
        written.putIfAbsent(key, value);
        while (touched.add(key) && key.contains(".")) {
            key = key.substring(0, key.lastIndexOf('.'));
        }
    }

    /** Gives an item of a list, which is numbered, the name that it has in plans: {@code readReplicas.syd}. */
    void call(String item, String name) {
        items.putIfAbsent(name.toLowerCase(Locale.ROOT), item.toLowerCase(Locale.ROOT));
    }

    /** Where the value of a field of a resource is written; empty when it is not. */
    Optional<Place> written(String resource, String field) {
        return Optional.ofNullable(written.get(key(resource, field)));
    }

    /** Whether somebody wrote the value of a field, or one inside of it. */
    boolean isWritten(String resource, String field) {
        return touched.contains(key(resource, field));
    }

    private String key(String resource, String field) {
        String path = (aliases.getOrDefault(resource, resource) + "." + field + ".").toLowerCase(Locale.ROOT);
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            String item = items.get(path.substring(0, dot));
            path = item == null ? path : item + path.substring(dot);
        }
        return path.substring(0, path.length() - 1);
    }

    /** Gives the paths below one prefix a second name. */
    void alias(String name, String path) {
        aliases.put(name, path);
    }

    /** The place of a field of a resource, or of the nearest block around it that was written. */
    Place nearest(String resource, String field, Place otherwise) {
        String root = aliases.getOrDefault(resource, resource);
        String at = field.isEmpty() ? root : root + "." + field;
        while (!byPath.containsKey(at) && at.length() > root.length()) {
            at = at.substring(0, at.lastIndexOf('.'));
        }
        return byPath.getOrDefault(at, otherwise);
    }
}

package io.flypg.engine.bind;

import io.flypg.engine.problem.Place;
import java.util.HashMap;
import java.util.Map;

/** Remembers where every value was written, so that checks across values can point at one. */
final class Places {
    private final Map<String, Place> byPath = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    void put(String path, Place place) {
        byPath.putIfAbsent(path, place);
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

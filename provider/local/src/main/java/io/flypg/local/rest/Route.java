package io.flypg.local.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of the table: a method, a path with names in braces, and who answers. */
record Route(String method, List<String> path, Handler handler) {
    /** Answers one kind of call. */
    @FunctionalInterface
    interface Handler {
        Answer handle(Request request);
    }

    static Route route(String method, String path, Handler handler) {
        return new Route(method, List.of(path.substring(1).split("/")), handler);
    }

    /** What the names in braces stand for, empty when the path is not ours. */
    Optional<Map<String, String>> match(List<String> called) {
        if (called.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> captured = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String part = path.get(i);
            if (part.startsWith("{")) {
                captured.put(part.substring(1, part.length() - 1), called.get(i));
            } else if (!part.equals(called.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(captured);
    }
}

package io.flypg.fly.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A limit that the platform documents: per action and machine, or per action and app where there is no machine.
 *
 * @param key calls with the same key share the limit
 * @param interval the time between two calls in the long run
 * @param burst how many may go at once
 */
record Rate(String key, Duration interval, int burst) {

    private static final int UP_TO_THE_ACTION = 6;
    private static final int APP = 3;

    static Optional<Rate> of(String method, List<String> segments) {
        if (!segments.getFirst().equals("v1")) {
            return Optional.empty();
        }
        if (method.equals("DELETE") && segments.size() == APP) {
            return Optional.of(new Rate("DELETE apps", Duration.ofMillis(600), 100));
        }
        String key = method + " "
                + String.join("/", segments.stream().limit(UP_TO_THE_ACTION).toList());
        boolean action =
                segments.size() >= UP_TO_THE_ACTION && segments.get(APP).equals("machines");
        return Optional.of(
                method.equals("GET") && !action
                        ? new Rate(key, Duration.ofMillis(200), 10)
                        : new Rate(key, Duration.ofSeconds(1), 3));
    }
}

package io.flypg.local.rest;

import io.flypg.local.fault.Calls;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which routes the pattern of a fault can mean. */
record Reach(Calls calls) {
    private static final String ANY = "*";

    /** Whether some call of the route is among the calls. */
    boolean holds(Route route) {
        return (calls.method().equals(ANY) || calls.method().equals(route.method())) && holds(route.path());
    }

    private boolean holds(List<String> route) {
        List<String> pattern = pattern();
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).contains("**")) {
                return true;
            }
            if (i >= route.size() || !same(pattern.get(i), route.get(i))) {
                return false;
            }
        }
        return pattern.size() == route.size();
    }

    /** The route that has most in common, as a pattern. */
    String nearest(List<Route> routes) {
        Route nearest =
                routes.stream().max(Comparator.comparingInt(this::common)).orElseThrow();
        return nearest.method() + " /" + String.join("/", nearest.path()).replaceAll("\\{\\w+}", ANY);
    }

    private int common(Route route) {
        List<String> pattern = pattern();
        int same =
                (int) IntStream.range(0, Math.min(pattern.size(), route.path().size()))
                        .filter(i -> same(pattern.get(i), route.path().get(i)))
                        .count();
        int method = calls.method().equals(route.method()) ? 1 : 0;
        return 4 * same - 2 * Math.abs(pattern.size() - route.path().size()) + method;
    }

    private static boolean same(String pattern, String part) {
        return pattern.contains(ANY) || part.startsWith("{") || pattern.equals(part);
    }

    private List<String> pattern() {
        return List.of(calls.path().substring(1).split("/", -1));
    }
}

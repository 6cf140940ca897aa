package io.flypg.resources.live;

import io.flypg.engine.problem.Failure;
import io.flypg.postgres.reach.Failures;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which way leads to the nodes of one cluster. One that has led to a node is the only one for the rest
 * of the run, whatever happens there.
 */
final class Ways {
    private final Map<String, Way> led = new ConcurrentHashMap<>();
    private final Set<Way> used = ConcurrentHashMap.newKeySet();
    private final Set<String> bare = ConcurrentHashMap.newKeySet();

    /** Tries something by one way. */
    @FunctionalInterface
    interface Attempt<T> {
        T by(Way way) throws SQLException;
    }

    /** The ways that have led anywhere, in their order. */
    List<Way> used() {
        return List.copyOf(new TreeSet<>(used));
    }

    /** The guest of this machine has no programs that could be of use. */
    void isBare(String machine) {
        bare.add(machine);
    }

    /** Whether a way to the machine is known, so that no other one is tried. */
    boolean isFound(String machine) {
        return led.containsKey(machine);
    }

    /**
     * Goes the first way that leads to the machine. When none does, what is wrong with each is told.
     *
     * @param named ways that somebody has named, which are tried before the others and bind nobody to go on by them
     */
    <T> T first(String machine, List<Way> named, Attempt<T> attempt) throws SQLException {
        List<Way> order = Stream.concat(named.stream(), order(machine).stream()).toList();
        List<Exception> ends = new ArrayList<>();
        for (Way way : order) {
            try {
                T found = attempt.by(way);
                used.add(way);
                if (!named.contains(way)) {
                    led.put(machine, way);
                }
                return found;
            } catch (SQLException | RuntimeException e) {
                if (order.size() == 1 || !leadsNowhere(e)) {
                    throw e;
                }
                ends.add(e);
            }
        }
        throw worded(ends.getFirst(), words(machine, order, ends));
    }

    private String words(String machine, List<Way> order, List<Exception> ends) {
        StringBuilder words = new StringBuilder(String.valueOf(ends.getFirst().getMessage()));
        for (int i = 1; i < ends.size(); i++) {
            if (order.get(i) != Way.EXEC || !bare.contains(machine)) {
                words.append("; the way by ").append(order.get(i).word());
                words.append(" ends with: ").append(ends.get(i).getMessage());
            }
        }
        return words.toString();
    }

    private static RuntimeException worded(Exception first, String words) throws SQLException {
        return switch (first) {
            case Failure failure -> failure;
            case PostgresException failed ->
                new PostgresException(failed.kind(), failed.sqlState().orElse(null), words, first);
            case SQLException sql -> throw new SQLException(words, sql.getSQLState(), first);
            default -> new IllegalStateException(first);
        };
    }

    private List<Way> order(String machine) {
        Way known = led.get(machine);
        if (known != null) {
            return List.of(known);
        }
        if (bare.contains(machine)) {
            return List.of(Way.DIRECT);
        }
        // a network that leads to none of the others will not lead to this one
        boolean only = !led.isEmpty() && !led.containsValue(Way.DIRECT);
        return only ? List.of(Way.EXEC, Way.DIRECT) : List.of(Way.DIRECT, Way.EXEC);
    }

    /** No connection, or no password for one, or not the right one. What the node itself refuses it would refuse by any way. */
    private static boolean leadsNowhere(Exception e) {
        return switch (e) {
            case SQLException sql -> {
                Kind kind = Failures.kind(sql.getSQLState());
                yield kind == Kind.UNREACHABLE || kind == Kind.AUTHENTICATION;
            }
            case PostgresException failed -> failed.kind() == Kind.UNREACHABLE || failed.kind() == Kind.TIMEOUT;
            case Failure _ -> true;
            default -> false;
        };
    }
}

package io.flypg.resources.live;

import io.flypg.engine.problem.Failure;
import io.flypg.postgres.reach.Failures;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which way leads to the nodes of one cluster. One that has led to a node is the only one for the rest
 * of the run, whatever happens there.
 */
final class Ways {
    private final Map<String, Way> led = new ConcurrentHashMap<>();
    private final Set<String> bare = ConcurrentHashMap.newKeySet();

    /** Tries something by one way. */
    @FunctionalInterface
    interface Attempt<T> {
        T by(Way way) throws SQLException;
    }

    /** The ways that have led anywhere, in their order. */
    List<Way> used() {
        return List.copyOf(new TreeSet<>(led.values()));
    }

    /** The guest of this machine has no programs that could be of use. */
    void isBare(String machine) {
        bare.add(machine);
    }

    /** Whether a way to the machine is known, so that no other one is tried. */
    boolean isFound(String machine) {
        return led.containsKey(machine);
    }

    /** Goes the first way that leads to the machine. When none does, what is wrong with the first one is told, and with the last. */
    <T> T first(String machine, Attempt<T> attempt) throws SQLException {
        List<Way> order = order(machine);
        try {
            return go(machine, order.getFirst(), attempt);
        } catch (SQLException | RuntimeException e) {
            if (order.size() == 1 || !leadsNowhere(e)) {
                throw e;
            }
            return last(machine, order.getLast(), attempt, e);
        }
    }

    private <T> T last(String machine, Way way, Attempt<T> attempt, Exception before) throws SQLException {
        try {
            return go(machine, way, attempt);
        } catch (SQLException | RuntimeException e) {
            if (!leadsNowhere(e)) {
                throw e;
            }
            String both = bare.contains(machine)
                    ? String.valueOf(before.getMessage())
                    : before.getMessage() + "; the way by " + way.word() + " ends with: " + e.getMessage();
            switch (before) {
                case Failure failure -> throw failure;
                case PostgresException failed ->
                    throw new PostgresException(failed.kind(), failed.sqlState().orElse(null), both, before);
                case SQLException sql -> throw new SQLException(both, sql.getSQLState(), before);
                default -> throw e;
            }
        }
    }

    private <T> T go(String machine, Way way, Attempt<T> attempt) throws SQLException {
        T found = attempt.by(way);
        led.put(machine, way);
        return found;
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

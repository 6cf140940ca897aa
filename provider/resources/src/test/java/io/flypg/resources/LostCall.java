package io.flypg.resources;

import io.flypg.local.fault.Effect;
import io.flypg.local.fault.Fault;
import io.flypg.local.rest.ServedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One changing call of a run, and what goes wrong with it.
 *
 * @param path with a star for every id
 * @param nth which of the calls with this method and path
 */
record LostCall(String method, String path, int nth, Kind kind) {
    /** How long the client of {@link Kind#TIMEOUT} waits; the platform holds its longest call for two seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final String ID = "(?<=/)(?:vol_)?[0-9a-f]{14,17}(?=/|$)";

    /** The ways in which a call goes wrong. */
    enum Kind {
        DROPPED_BEFORE_THE_WORK,
        DROPPED_AFTER_THE_WORK,
        GATEWAY_ERROR_BEFORE_THE_WORK,
        GATEWAY_ERROR_AFTER_THE_WORK,
        /** The work is done when nobody waits for it any more. */
        TIMEOUT;

        private Effect effect() {
            return switch (this) {
                case DROPPED_BEFORE_THE_WORK -> new Effect.DropBefore();
                case DROPPED_AFTER_THE_WORK -> new Effect.DropAfter();
                case GATEWAY_ERROR_BEFORE_THE_WORK -> new Effect.Refuse(502, "<html>Bad Gateway</html>");
                case GATEWAY_ERROR_AFTER_THE_WORK -> new Effect.RefuseAfter(502, "<html>Bad Gateway</html>");
                case TIMEOUT -> new Effect.Delay(PATIENCE.plusSeconds(1));
            };
        }
    }

    /** Every changing call of a run on one cluster with every kind; renewals of leases go by the clock and are left out. */
    static List<LostCall> allOf(List<ServedRequest> run, String cluster) {
        Map<String, Integer> seen = new HashMap<>();
        List<LostCall> all = new ArrayList<>();
        for (ServedRequest call : run) {
            String path = call.path().replaceAll(ID, "*").replace(cluster, "CLUSTER");
            int nth = seen.merge(call.method() + path, 1, Integer::sum);
            boolean renewal = call.method().equals("POST") && path.endsWith("/lease");
            if (call.changes() && !renewal) {
                for (Kind kind : Kind.values()) {
                    all.add(new LostCall(call.method(), path, nth, kind));
                }
            }
        }
        return all;
    }

    Fault in(String cluster) {
        return Fault.on(method, path.replace("CLUSTER", cluster), kind.effect()).nth(nth);
    }

    /** The run that makes the call. */
    Fixture victim(Fixture fixture) {
        return kind == Kind.TIMEOUT ? fixture.impatient(PATIENCE) : fixture.another();
    }

    @Override
    public String toString() {
        return kind + " " + method + " " + path + " no. " + nth;
    }
}

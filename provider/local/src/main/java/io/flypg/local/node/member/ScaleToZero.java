package io.flypg.local.node.member;

import io.flypg.local.model.GoDuration;
import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a node is of use to anybody, where {@code FLY_SCALE_TO_ZERO} asks for it. It looks at times so far apart, and not at how long
 * nobody was there: a session that begins and ends between two looks is not seen.
 */
final class ScaleToZero {
    private static final String VARIABLE = "FLY_SCALE_TO_ZERO";
    private static final String SESSIONS = """
            SELECT count(*) FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND usename NOT IN ('repmgr', 'flypgadmin')""";

    private final Duration interval;
    private Instant last;

    private ScaleToZero(Duration interval, Instant now) {
        this.interval = interval;
        this.last = now;
    }

    /** Empty where the node stays whatever happens; as on the real image, also where the variable is no duration. */
    static Optional<ScaleToZero> of(Node node) {
        return Optional.ofNullable(node.me().spec().environment().get(VARIABLE))
                .flatMap(GoDuration::parse)
                .filter(Duration::isPositive)
                .map(interval -> new ScaleToZero(interval, node.clock().instant()));
    }

    /** Looks, if it is time to; true when nobody was there. */
    boolean findsNobody(Session local, Instant now) throws SQLException {
        if (now.isBefore(last.plus(interval))) {
            return false;
        }
        last = now;
        return local.text(SESSIONS).equals("0");
    }
}

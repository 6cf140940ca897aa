package io.flypg.postgres.act;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Identifier;
import io.flypg.postgres.sql.Session;
import io.flypg.postgres.state.Reserved;
import java.time.Duration;
import java.util.Collection;

/** Changes one node's own configuration, primary or standby. */
public final class Configuration {

    private static final String LOADED = "SELECT pg_conf_load_time()::text";

    private static final Duration RELOAD_LIMIT = Duration.ofSeconds(10);

    private final Target target;

    public Configuration(SqlRoute route, NodeAddress node) {
        this.target = new Target(route, node);
    }

    /**
     * Takes back what {@code ALTER SYSTEM} set, by name. Never all of it: the same file tells a standby whom to follow. Call
     * {@link #reload} afterwards.
     */
    public void resetSystem(Collection<String> names) {
        names.stream().filter(Reserved::isSetting).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("setting '" + name + "' belongs to the image");
        });
        try (Session session = target.open("take back ALTER SYSTEM")) {
            names.forEach(name -> session.execute("ALTER SYSTEM RESET " + Identifier.quoteSetting(name)));
        }
    }

    /**
     * Has the server read its files again, and waits until it did. Whether it could take what it read, {@code
     * NodeState.settings().errors()} tells.
     */
    public void reload() {
        try (Session session = target.open("reload the configuration")) {
            reload(session);
        }
    }

    /** Each process reads for itself; ours is told by the server after that one has read. */
    static void reload(Session session) {
        String before = session.one(LOADED, row -> row.text(1));
        session.one("SELECT pg_reload_conf()", row -> row.flag(1));
        Wait.require(
                RELOAD_LIMIT,
                () -> !session.one(LOADED, row -> row.text(1)).equals(before),
                () -> "The server did not read its configuration within " + RELOAD_LIMIT.toSeconds() + " s.");
    }
}

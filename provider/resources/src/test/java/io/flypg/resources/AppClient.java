package io.flypg.resources;

import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.Machines;
import io.flypg.postgres.reach.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What runs on one machine of an app: it reads its secret when the machine is deployed, and then connects and writes all the time, each
 * time with a connection of its own. Without a secret it does nothing.
 */
final class AppClient implements AutoCloseable {
    /** The class of SQLSTATEs that say who may not log in. */
    private static final String INVALID_AUTHORIZATION = "28";

    private static final int PAUSE_MILLIS = 100;

    private final Machines machines;
    private final Hand hand;
    private final String app;
    private final String id;
    private final List<String> variables;
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final AtomicInteger written = new AtomicInteger();
    private final Thread thread;
    private volatile boolean ended;

    private AppClient(Fixture fixture, String app, String id, List<String> variables) {
        this.machines = fixture.live.fly().machines(app);
        this.hand = fixture.hand();
        this.app = app;
        this.id = id;
        this.variables = variables;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    static AppClient on(Fixture fixture, String app, String id) {
        return new AppClient(fixture, app, id, List.of("DATABASE_URL"));
    }

    /** One that takes its URL from any of these secrets. */
    static AppClient on(Fixture fixture, String app, String id, String... variables) {
        return new AppClient(fixture, app, id, List.of(variables));
    }

    private void run() {
        while (!ended) {
            String version = version();
            Optional<Sql> sql = secret().map(url -> new Sql(ConnectionUrl.parse(url)));
            while (!ended && version.equals(version())) {
                sql.ifPresent(database -> write(database, version));
                pause();
            }
        }
    }

    private Optional<String> secret() {
        return variables.stream()
                .flatMap(name -> hand.secretIfThere(app, name).stream())
                .findFirst();
    }

    /** Of a machine that is deployed while its client logs in, nothing is left that could be refused. */
    private void write(Sql sql, String version) {
        try (Connection connection = sql.open();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO written (login) VALUES (session_user)");
            written.incrementAndGet();
        } catch (SQLException e) {
            boolean refused = String.valueOf(e.getSQLState()).startsWith(INVALID_AUTHORIZATION);
            if (refused && version.equals(version())) {
                refusals.add(id + ": " + e.getMessage());
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            ended = true;
        }
    }

    private String version() {
        return machines.get(id).map(Machine::version).orElseThrow();
    }

    /** Waits until something is written from now on. */
    void awaitProgress() {
        int before = written.get();
        Hand.eventually(() -> written.get() > before || !refusals.isEmpty());
    }

    List<String> refusals() {
        return refusals;
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

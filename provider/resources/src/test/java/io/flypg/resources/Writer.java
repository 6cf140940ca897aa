package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An app that writes all the time and remembers what was acknowledged. It keeps its connection,
 * and makes another one when that is refused or cut, as apps do.
 */
final class Writer implements AutoCloseable {
    private static final int PAUSE_MILLIS = 50;

    private final Sql sql;
    private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean ended;
    private volatile long longestGap;

    private Writer(Sql sql) {
        this.sql = sql;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    static Writer to(Sql sql) throws SQLException {
        sql.run("CREATE TABLE IF NOT EXISTS written (id int PRIMARY KEY)");
        return new Writer(sql);
    }

    private void run() {
        int id = 0;
        long last = System.nanoTime();
        while (!ended) {
            try (Connection connection = sql.open();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO written VALUES (?)")) {
                while (!ended) {
                    id++;
                    insert.setInt(1, id);
                    insert.execute();
                    acknowledged.add(id);
                    long now = System.nanoTime();
                    longestGap = Math.max(longestGap, now - last);
                    last = now;
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (SQLException e) {
                pause(); // this one was not acknowledged: it may be there or not
            } catch (InterruptedException e) {
                ended = true;
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

    /** Waits until something is written from now on. */
    void awaitProgress() {
        int before = acknowledged.size();
        Hand.eventually(() -> acknowledged.size() > before);
    }

    /** How many rows were acknowledged. */
    int acknowledged() {
        return acknowledged.size();
    }

    /** The longest time between two rows that were acknowledged one after the other. */
    Duration longestGap() {
        return Duration.ofNanos(longestGap);
    }

    void assertNothingLost() {
        List<Integer> promised = List.copyOf(acknowledged);
        String missing = sql.ask("SELECT count(*) FROM unnest(ARRAY" + promised
                + "::int[]) AS promised (id) WHERE id NOT IN (SELECT id FROM written)");
        assertThat(missing).as("rows that were acknowledged and are gone").isEqualTo("0");
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

package io.flypg.resources.live;

import io.flypg.postgres.admin.Exchange;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The way to the admin API of one machine, whichever works. */
record NodeExchange(String machine, Ways ways, Exchange direct, Exchange guest) implements Exchange {
    @Override
    public Answer send(String doing, String method, String path, String body, Duration limit) {
        try {
            if (!method.equals("GET") && !ways.isFound(machine)) {
                // what changes something is sent once: a way is looked for with what does not
                ways.first(machine, List.of(), way -> by(way).send("read its role", "GET", "flycheck/role", "", limit));
            }
            return ways.first(machine, List.of(), way -> by(way).send(doing, method, path, body, limit));
        } catch (SQLException e) {
            throw new IllegalStateException("no SQL is spoken here", e);
        }
    }

    @Override
    public String where() {
        return direct.where();
    }

    private Exchange by(Way way) {
        return switch (way) {
            case DIRECT -> direct;
            case EXEC -> guest;
            case PROXY -> throw new IllegalStateException("a proxy leads to PostgreSQL only");
        };
    }
}

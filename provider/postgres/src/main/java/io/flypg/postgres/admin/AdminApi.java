package io.flypg.postgres.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.postgres.reach.PostgresException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The HTTP API of one node. It has no login, so it is never to be had from outside the private network. Calls throw
 * {@link PostgresException}; the calls that change something may be repeated.
 */
public final class AdminApi {

    /** The server gives a check 5 seconds; an update asks PostgreSQL and Consul. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Exchange exchange;

    public AdminApi(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * What the node says it is. A zombie says so here and nowhere else.
     *
     * @throws PostgresException also when its PostgreSQL does not answer, with the check's text
     */
    public NodeRole role() {
        return NodeRole.of(expect("read its role", "GET", "flycheck/role", ""));
    }

    /**
     * The check of its PostgreSQL, passing or not. <b>Not only a look</b>: on a primary it stops writes when the disk is
     * nearly full and allows them again when it is not, as the platform's own polling does all the time.
     */
    public Health health() {
        Exchange.Answer answer = exchange.send("run its check", "GET", "flycheck/pg", "", LIMIT);
        return new Health(answer.successful(), answer.body());
    }

    /**
     * Puts settings into the cluster's store. No node changes before its {@link #applySettings()}, this one neither; do that
     * on every node before the next update, which would else lose what this one brought. What the answer says about restarts
     * is wrong, so it is not returned: a setting takes one when its context is {@code postmaster}.
     *
     * @param values name to value, unquoted
     */
    public void updateSettings(Map<String, String> values) {
        Map<String, String> stored = new TreeMap<>();
        values.entrySet().forEach(entry -> stored.put(entry.getKey(), StoredValue.encode(entry)));
        expect("store settings", "POST", "commands/admin/settings/update/postgres", json(stored));
    }

    /** Has this node take over the store and reload. */
    public void applySettings() {
        expect("apply the stored settings", "POST", "commands/admin/settings/apply", "");
    }

    /** Restarts this node's proxy, which cuts every session that came through it. */
    public void restartProxy() {
        expect("restart its proxy", "GET", "commands/admin/haproxy/restart", "");
    }

    /** Whether this node holds its writes back, because of a full disk or because it was fenced. */
    public boolean locked() {
        return expect("ask whether writes are held back", "GET", "commands/admin/readonly/state", "")
                .contains("true");
    }

    private String expect(String doing, String method, String path, String body) {
        Exchange.Answer answer = exchange.send(doing, method, path, body, LIMIT);
        if (!answer.successful()) {
            throw Refusal.of(doing, exchange.where(), answer);
        }
        return answer.body();
    }

    private static String json(Map<String, String> values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

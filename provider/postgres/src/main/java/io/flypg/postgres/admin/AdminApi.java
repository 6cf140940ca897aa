package io.flypg.postgres.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.postgres.reach.Limits;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The HTTP API of one node. It has no login, so it is never to be had from outside the private network. Calls throw
 * {@link PostgresException}; the calls that change something may be repeated.
 */
public final class AdminApi {

    /** The server gives a check 5 seconds; an update asks PostgreSQL and Consul. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration CONNECT = Limits.STANDARD.connect();

    private static final MediaType JSON = MediaType.get("application/json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Exchange exchange;
    private final NodeAddress node;

    public AdminApi(OkHttpClient client, NodeAddress node) {
        this.exchange = new Exchange(
                client.newBuilder().connectTimeout(CONNECT).callTimeout(LIMIT).build(), node);
        this.node = node;
    }

    /**
     * What the node says it is. A zombie says so here and nowhere else.
     *
     * @throws PostgresException also when its PostgreSQL does not answer, with the check's text
     */
    public NodeRole role() {
        return NodeRole.of(exchange.expect("read its role", get("flycheck/role")));
    }

    /**
     * The check of its PostgreSQL, passing or not. <b>Not only a look</b>: on a primary it stops writes when the disk is
     * nearly full and allows them again when it is not, as the platform's own polling does all the time.
     */
    public Health health() {
        Exchange.Answer answer = exchange.send("run its check", get("flycheck/pg"));
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
        exchange.expect("store settings", post("commands/admin/settings/update/postgres", json(stored)));
    }

    /** Has this node take over the store and reload. */
    public void applySettings() {
        exchange.expect("apply the stored settings", post("commands/admin/settings/apply", ""));
    }

    /** Restarts this node's proxy, which cuts every session that came through it. */
    public void restartProxy() {
        exchange.expect("restart its proxy", get("commands/admin/haproxy/restart"));
    }

    /** Whether this node holds its writes back, because of a full disk or because it was fenced. */
    public boolean locked() {
        return exchange.expect("ask whether writes are held back", get("commands/admin/readonly/state"))
                .contains("true");
    }

    private Request get(String path) {
        return new Request.Builder().url(url(path)).build();
    }

    private Request post(String path, String body) {
        return new Request.Builder()
                .url(url(path))
                .post(RequestBody.create(body, JSON))
                .build();
    }

    private HttpUrl url(String path) {
        return new HttpUrl.Builder()
                .scheme("http")
                .host(node.host())
                .port(node.adminPort())
                .addPathSegments(path)
                .build();
    }

    private static String json(Map<String, String> values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

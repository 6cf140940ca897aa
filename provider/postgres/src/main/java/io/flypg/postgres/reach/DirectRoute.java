package io.flypg.postgres.reach;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Straight to the node over TCP: its address can be dialled from here (a private network, the local platform). */
public final class DirectRoute implements SqlRoute {

    private static final Driver DRIVER = new Driver();

    private final Credentials operator;
    private final Limits limits;

    public DirectRoute(Credentials operator) {
        this(operator, Limits.STANDARD);
    }

    public DirectRoute(Credentials operator, Limits limits) {
        this.operator = operator;
        this.limits = limits;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Link open(NodeAddress node, String database) throws SQLException {
        return new JdbcLink(connect(node.sqlAuthority(), database, asOperator(operator, limits)));
    }

    static Properties asOperator(Credentials operator, Limits limits) {
        Properties properties = properties(operator, limits);
        PGProperty.OPTIONS.set(properties, "-c search_path=pg_catalog");
        return properties;
    }

    static Connection connect(String authority, String database, Properties properties) throws SQLException {
        String url = "jdbc:postgresql://" + authority + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
        return Objects.requireNonNull(DRIVER.connect(url, properties));
    }

    static Properties properties(Credentials login, Limits limits) {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, login.user());
        PGProperty.PASSWORD.set(properties, login.password());
        PGProperty.APPLICATION_NAME.set(properties, "flypg");
        // nodes speak no TLS on the private network, and asking for it costs a round trip
        PGProperty.SSL_MODE.set(properties, "disable");
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        // saves the two round trips in which the driver asks how old the server is
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "15");
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds(limits.connect()));
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds(limits.read()));
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // the detail of an error can quote values
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        return properties;
    }

    private static int seconds(Duration limit) {
        return Math.toIntExact(Math.max(1, limit.plusMillis(999).toSeconds()));
    }
}

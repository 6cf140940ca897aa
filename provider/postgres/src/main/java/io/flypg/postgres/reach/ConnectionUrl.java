package io.flypg.postgres.reach;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What an app connects with: {@code postgres://user:password@host:port/database?sslmode=disable}. */
public record ConnectionUrl(String host, int port, String database, Credentials login) {

    private static final int DEFAULT_PORT = 5432;

    /** Reads the text of a URL; what stands after {@code ?} does not count. */
    public static ConnectionUrl parse(String text) {
        URI uri = uri(text);
        String userInfo = uri.getRawUserInfo();
        String path = uri.getRawPath();
        if (!Objects.toString(uri.getScheme(), "").startsWith("postgres")
                || uri.getHost() == null
                || userInfo == null
                || path.length() < 2) {
            throw notOne();
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new ConnectionUrl(
                uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                decode(path.substring(1)),
                new Credentials(decode(user), decode(password)));
    }

    /** The whole URL, with the password: never for a log. */
    public String reveal() {
        return text(encode(login.password()));
    }

    /** The URL without the password. */
    @Override
    public String toString() {
        return text("***");
    }

    String authority() {
        return NodeAddress.authority(host, port);
    }

    private String text(String password) {
        return "postgres://" + encode(login.user()) + ":" + password + "@" + authority() + "/" + encode(database)
                + "?sslmode=disable";
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            // without the cause: its message quotes the URL, and that holds a password
            throw notOne();
        }
    }

    private static IllegalArgumentException notOne() {
        return new IllegalArgumentException("not a postgres://user:password@host:port/database URL");
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

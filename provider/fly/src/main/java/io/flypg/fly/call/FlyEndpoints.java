package io.flypg.fly.call;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Where the platform is: the bases of its two APIs. A token goes to these and nowhere else.
 *
 * @param graphql {@code <graphql>/graphql} answers GraphQL
 * @param machines {@code <machines>/v1/…} is the Machines API
 */
public record FlyEndpoints(URI graphql, URI machines) {

    /** The real Fly.io. */
    public static final FlyEndpoints FLY_IO =
            new FlyEndpoints(URI.create("https://api.fly.io"), URI.create("https://api.machines.dev"));

    private static final Set<String> LOOPBACK = Set.of("localhost", "::1");
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    public FlyEndpoints {
        requireBase(graphql, "FLY_API_BASE_URL");
        requireBase(machines, "FLY_FLAPS_BASE_URL");
    }

    /** Reads the names that flyctl reads; what is absent or blank is Fly.io's own. */
    public static FlyEndpoints from(Map<String, String> environment) {
        return new FlyEndpoints(
                base(environment, "FLY_API_BASE_URL", FLY_IO.graphql),
                base(environment, "FLY_FLAPS_BASE_URL", FLY_IO.machines));
    }

    /** Both APIs behind one address, as the local platform has them. */
    public static FlyEndpoints at(URI base) {
        return new FlyEndpoints(base, base);
    }

    /** Whether both are on this computer. */
    public boolean isLoopback() {
        return isLoopback(graphql) && isLoopback(machines);
    }

    boolean hasTls() {
        return isTls(graphql) || isTls(machines);
    }

    private static URI base(Map<String, String> environment, String name, URI otherwise) {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused(name, "is not a URL");
        }
    }

    private static void requireBase(URI base, String name) {
        // java.net.URI knows no host with an underscore, and Fly's own _api.internal has one
        HttpUrl url = HttpUrl.parse(base.toString());
        if (url == null || base.getRawAuthority() == null) {
            throw refused(name, "is not a URL of the form https://host or http://host:port");
        }
        if (base.getRawAuthority().contains("@") || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw refused(name, "has a user, a query or a fragment in it; only scheme, host and port belong there");
        }
        if (!url.isHttps() && !isPrivate(url.host())) {
            throw refused(name, "is plain http to another computer, where everybody on the way could read the token");
        }
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException(name + " " + why + ". Unset it to use Fly.io itself.");
    }

    /** Inside Fly the API answers plain http on the encrypted private network. */
    private static boolean isPrivate(String host) {
        return isLoopback(host) || host.endsWith(".internal") || host.startsWith("fdaa:");
    }

    private static boolean isTls(URI base) {
        return HttpUrl.get(base.toString()).isHttps();
    }

    private static boolean isLoopback(URI base) {
        return isLoopback(HttpUrl.get(base.toString()).host());
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host) || LOOPBACK_V4.matcher(host).matches();
    }
}

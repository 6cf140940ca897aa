package io.flypg.local.rest;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which token is good for which organization. Never printed. */
public final class Tokens {
    private final Map<String, String> organizations;

    /**
     * Good for these and no others.
     *
     * @param organizations slug of the organization by token
     */
    public Tokens(Map<String, String> organizations) {
        this.organizations = Map.copyOf(organizations);
    }

    /**
     * The organization of a call's token. {@code Bearer}, {@code FlyV1} and both in a row are accepted, and a list of tokens of which one
     * is good, because clients send all of these.
     */
    Optional<String> organization(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        String token = strip(strip(authorization.strip(), "Bearer "), "FlyV1 ");
        return Stream.of(token.split(",", -1))
                .map(String::strip)
                .flatMap(item -> Stream.ofNullable(organizations.get(item)))
                .findFirst();
    }

    private static String strip(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length())
                ? text.substring(prefix.length()).strip()
                : text;
    }
}

package io.flypg.fly.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An access token in any form the platform hands out: one opaque token, or a comma-separated list of macaroons with or
 * without an OAuth token among them, with or without {@code Bearer} or {@code FlyV1} in front.
 */
public final class FlyToken {

    private static final Pattern SCHEME = Pattern.compile("^(?:Bearer|FlyV1)(?:\\s+|$)", Pattern.CASE_INSENSITIVE);
    private static final Predicate<String> SENDABLE =
            Pattern.compile("[\\x21-\\x7e]+").asMatchPredicate();

    private final List<String> macaroons;
    private final List<String> others;

    private FlyToken(List<String> macaroons, List<String> others) {
        this.macaroons = macaroons;
        this.others = others;
    }

    /** The token flyctl would take from the same environment: FLY_ACCESS_TOKEN before FLY_API_TOKEN. */
    public static Optional<FlyToken> from(Map<String, String> environment) {
        return Stream.of("FLY_ACCESS_TOKEN", "FLY_API_TOKEN")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(FlyToken::parse);
    }

    /**
     * Reads a token as people copy it.
     *
     * @throws IllegalArgumentException when nothing usable is in it; the text is not part of the message
     */
    public static FlyToken parse(String text) {
        List<String> macaroons = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String part : withoutSchemes(text).split(",", -1)) {
            String token = withoutSchemes(part);
            if (!token.isEmpty()) {
                (isMacaroon(token) ? macaroons : others).add(requireSendable(token));
            }
        }
        if (macaroons.isEmpty() && others.isEmpty()) {
            throw new IllegalArgumentException("The access token is empty. Set FLY_API_TOKEN to a token of Fly.io.");
        }
        return new FlyToken(List.copyOf(macaroons), List.copyOf(others));
    }

    /** The Machines API wants the macaroons alone when there are any. */
    String machinesHeader() {
        return macaroons.isEmpty() ? "Bearer " + String.join(",", others) : "FlyV1 " + String.join(",", macaroons);
    }

    /** GraphQL takes macaroons and an OAuth token side by side. */
    String graphqlHeader() {
        return macaroons.isEmpty() ? "Bearer " + String.join(",", others) : "FlyV1 " + String.join(",", parts());
    }

    /** Every single token in it: what must not appear in a message. */
    List<String> parts() {
        return Stream.concat(macaroons.stream(), others.stream()).toList();
    }

    private static String withoutSchemes(String text) {
        String rest = text.strip();
        for (var scheme = SCHEME.matcher(rest); scheme.find(); scheme = SCHEME.matcher(rest)) {
            rest = rest.substring(scheme.end()).strip();
        }
        return rest;
    }

    private static boolean isMacaroon(String token) {
        return token.startsWith("fm1r_") || token.startsWith("fm1a_") || token.startsWith("fm2_");
    }

    private static String requireSendable(String token) {
        if (!SENDABLE.test(token)) {
            throw new IllegalArgumentException(
                    "The access token has characters that no token has (a space, a line break, or not ASCII)."
                            + " Copy it again into FLY_API_TOKEN, in one line.");
        }
        return token;
    }

    @Override
    public String toString() {
        return "***";
    }
}

package io.flypg.fly.call;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a text of others fit to be shown: no secret, no control characters, not longer than a sentence. */
final class Redaction {

    private static final int LONGEST = 400;
    /** Shorter texts are no secrets worth the name, and hiding them would garble every message. */
    private static final int SHORTEST_SECRET = 4;

    private final List<String> always;

    Redaction(FlyToken token) {
        this.always = token.parts();
    }

    String clean(String text, Request request) {
        List<String> hidden = Stream.of(
                        always, request.hidden(), request.nonce().stream().toList())
                .flatMap(List::stream)
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                // a secret that begins with another one must not lose only its beginning
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String clean = text;
        for (String secret : hidden) {
            clean = clean.replace(secret, "***");
        }
        clean = clean.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    Optional<String> clean(Optional<String> text, Request request) {
        return text.map(value -> clean(value, request));
    }
}

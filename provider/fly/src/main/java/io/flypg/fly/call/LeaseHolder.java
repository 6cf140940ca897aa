package io.flypg.fly.call;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who holds the lease that was in the way, as the platform names them, and until when. */
public record LeaseHolder(String owner, Instant expiresAt) implements Serializable {

    private static final Pattern HELD =
            Pattern.compile("lease currently held by (\\S+), expires at (\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)");

    static Optional<LeaseHolder> in(String text) {
        Matcher held = HELD.matcher(text);
        return held.find()
                ? Fields.instant(held.group(2)).map(expiry -> new LeaseHolder(held.group(1), expiry))
                : Optional.empty();
    }
}

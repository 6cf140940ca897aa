package io.flypg.fly.machine;

import java.util.Arrays;
import java.util.Locale;

/** What the platform knows of the hardware below; what runs on any but {@link #OK} cannot be changed now. */
public enum HostStatus {
    OK,
    UNREACHABLE,
    UNKNOWN;

    /** An absent status means that nothing is wrong. */
    public static HostStatus of(String text) {
        return text.isEmpty()
                ? OK
                : Arrays.stream(values())
                        .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElse(UNKNOWN);
    }
}

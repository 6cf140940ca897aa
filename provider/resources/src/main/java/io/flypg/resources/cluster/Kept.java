package io.flypg.resources.cluster;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stayed of a cluster that was deleted, as a secret of its app says. Apps and volumes bear no marks of ours, and the machines that do
 * are gone, so the one place left that goes with the app is among its secrets. The value is no secret at all.
 *
 * @param project whose the cluster was
 * @param volume that of the last primary
 * @param snapshot the last one of that volume
 * @param major version of the PostgreSQL that wrote it; empty when its image did not say
 */
public record Kept(String project, String volume, String snapshot, OptionalInt major) {
    /** The name of the secret. */
    static final String SECRET = "FLYPG_KEPT";

    private static final Pattern FORM =
            Pattern.compile("volume=(\\S+) snapshot=(\\S+) postgres=([0-9]{1,3}|\\?) project=(.+)");

    String toText() {
        String version = major.isPresent() ? Integer.toString(major.getAsInt()) : "?";
        return "volume=" + volume + " snapshot=" + snapshot + " postgres=" + version + " project=" + project;
    }

    /** Empty when it says something else. */
    static Optional<Kept> parse(String text) {
        Matcher found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(new Kept(found.group(4), found.group(1), found.group(2), major(found.group(3))))
                : Optional.empty();
    }

    private static OptionalInt major(String text) {
        return text.equals("?") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }
}

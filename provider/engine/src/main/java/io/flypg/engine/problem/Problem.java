package io.flypg.engine.problem;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong, worded for the person who has to mend it.
 *
 * @param summary a fixed short phrase without names, so that equal problems look equal
 * @param detail what exactly is wrong, and why that matters if a newcomer could not know
 * @param hint what to do, for example {@code did you mean 'replicas'?}; empty where the detail says it all
 * @param place where in a source, when the problem comes from one
 * @param subject the address the problem is about, when it is about one
 */
public record Problem(
        Severity severity,
        String summary,
        String detail,
        String hint,
        @Nullable Place place,
        @Nullable String subject) {

    /** More than this nobody reads; a value that somebody wrote may have a million letters. */
    private static final int LONGEST = 2000;

    public Problem {
        Objects.requireNonNull(severity, "severity is null");
        if (summary.isBlank()) {
            throw new IllegalArgumentException("a problem needs a summary");
        }
        detail = clipped(detail);
        hint = clipped(hint);
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** A reason as a whole sentence; some end with a question to the reader. */
    public static String sentence(String reason) {
        return reason.endsWith(".") || reason.endsWith("?") ? reason : reason + ".";
    }

    /** A mistake in a source. */
    public static Problem at(Place place, String summary, String detail, String hint) {
        return new Problem(Severity.ERROR, summary, detail, hint, place, null);
    }

    /** Something about one address. */
    public static Problem of(Object subject, String summary, String detail, String hint) {
        return new Problem(Severity.ERROR, summary, detail, hint, null, subject.toString());
    }

    /** Something about the run as a whole: the platform, the token, the command line. */
    public static Problem general(String summary, String detail, String hint) {
        return new Problem(Severity.ERROR, summary, detail, hint, null, null);
    }

    /** The same, but not in the way of going on. */
    public Problem asWarning() {
        return new Problem(Severity.WARNING, summary, detail, hint, place, subject);
    }

    /** The same at another place. */
    public Problem at(@Nullable Place other) {
        return new Problem(severity, summary, detail, hint, other, subject);
    }

    /** The place as a plain value. */
    public Optional<Place> placed() {
        return Optional.ofNullable(place);
    }

    @Override
    public String toString() {
        String where = place != null ? place + ": " : subject != null ? subject + ": " : "";
        return where + summary + ": " + detail + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}

package io.flypg.engine.address;

/** A region of Fly.io by its three-letter code: {@code ams}. */
public record Region(String code) implements Comparable<Region> {
    public Region {
        if (!isCode(code)) {
            throw new IllegalArgumentException("a region is three lower-case letters, not '" + code + "'");
        }
    }

    /** Whether a text has the form of a region's code; whether Fly.io has that region only the platform knows. */
    public static boolean isCode(String text) {
        return text.length() == 3 && text.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    @Override
    public int compareTo(Region other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}

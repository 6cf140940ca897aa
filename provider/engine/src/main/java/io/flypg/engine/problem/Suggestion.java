package io.flypg.engine.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Suggestion {
    /** Of two letters one is half of the word. */
    private static final int SHORTEST = 3;

    /** Nobody means a known word by more; and comparing takes time. */
    private static final int LONGEST = 80;

    private Suggestion() {}

    /** The nearest of the known words, if one is near enough to be a slip of the finger; upper and lower case do not count. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() < SHORTEST || word.length() > LONGEST) {
            return Optional.empty();
        }
        String meant = word.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
                .filter(candidate -> distance(meant, candidate.toLowerCase(Locale.ROOT)) <= limit)
                .min(Comparator.comparingInt(candidate -> distance(meant, candidate.toLowerCase(Locale.ROOT))));
    }

    /** {@code did you mean 'replicas'?}, or nothing when no known word is near. */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(found -> "did you mean '" + found + "'?")
                .orElse("");
    }

    /** Insertions, deletions, substitutions, and swaps of neighbours, each counting 1. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}

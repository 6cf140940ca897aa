package io.flypg.language.evaluate;

/**
 * What one evaluation may use. Far above what real definitions need: ten thousand clusters from a loop take less than a million steps.
 *
 * @param steps expressions and statements evaluated
 * @param words words made
 * @param weight bytes of all texts, lists and maps made, about
 * @param text characters of one text
 * @param list elements of one list or map, with all inside them
 * @param calls functions calling functions
 * @param problems problems reported before giving up
 */
public record Bounds(long steps, int words, long weight, int text, int list, int calls, int problems) {
    public static final Bounds STANDARD = new Bounds(2_000_000, 100_000, 128_000_000, 1_000_000, 100_000, 64, 100);
}

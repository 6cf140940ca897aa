package io.flypg.language.scan;

/**
 * One statement at the top of a file, by its tokens.
 *
 * @param from the first token
 * @param to behind the last token
 * @param bad whether something in it was refused, so that it must not be parsed
 */
public record Slice(int from, int to, boolean bad) {
    public int size() {
        return to - from;
    }
}

package io.flypg.language.scan;

/**
 * What is refused before Groovy's parser sees it, because its time or its stack would not be bounded. Real definitions stay far below.
 *
 * @param characters of a file
 * @param line characters of one line
 * @param tokens of a file
 * @param statement tokens of one statement at the top of a file, with all inside its braces
 * @param nesting brackets in brackets
 * @param depth parentheses and lists in each other, in one expression
 * @param interpolation values in texts in values in texts
 * @param operators in one expression
 * @param postfix dots, calls, indexes and blocks behind one value
 * @param branches {@code else if} and other headers in a row
 */
public record ScanBounds(
        int characters,
        int line,
        int tokens,
        int statement,
        int nesting,
        int depth,
        int interpolation,
        int operators,
        int postfix,
        int branches) {
    public static final ScanBounds STANDARD =
            new ScanBounds(1_000_000, 10_000, 200_000, 50_000, 16, 10, 3, 500, 30, 40);
}

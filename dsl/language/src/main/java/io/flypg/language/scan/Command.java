package io.flypg.language.scan;

/**
 * The values of a word without parentheses, by their first and last token, where there is a colon among them:
 * {@code region 'gru', count: 2}. Groovy's parser is slow with these and quick with the same in parentheses.
 */
public record Command(int first, int last) {}

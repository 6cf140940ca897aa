package io.flypg.cli.view;

import java.util.List;

/**
 * What is to be known about one thing.
 *
 * @param kind {@code knob}, {@code word} or {@code problem}
 * @param text what it is, in sentences
 * @param facts short answers, in the order in which people ask
 */
public record Article(String kind, String name, String text, List<Fact> facts) {
    public Article {
        facts = facts.stream().filter(fact -> !fact.text().isEmpty()).toList();
    }

    /**
     * One answer.
     *
     * @param name what was asked, in lower case
     */
    public record Fact(String name, String text) {}
}

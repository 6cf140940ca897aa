package io.flypg.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.problem.Explanation;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue of problems against the problems that the sources can report. */
class ProblemCatalogueTest {
    private static final String CATALOGUE = "provider/engine/src/main/resources/io/flypg/engine/problem/problems.txt";

    private static Summaries sources = new Summaries();

    @BeforeAll
    static void read() throws IOException {
        sources = Summaries.inTheSources();
    }

    @Test
    void every_summary_can_be_found_in_the_sources() {
        assertThat(sources.lost)
                .as("a summary is a literal, or is passed on by a parameter named 'summary'")
                .isEmpty();
        assertThat(sources.found).hasSizeGreaterThan(150);
    }

    @Test
    void every_problem_is_explained() {
        SortedMap<String, String> unexplained = new TreeMap<>(sources.found);
        unexplained.keySet().removeAll(explained());

        assertThat(unexplained)
                .as(
                        "add to %s three lines: the summary, what it means, '> ' and what to do; then update the pages",
                        CATALOGUE)
                .isEmpty();
    }

    @Test
    void every_explanation_is_about_a_problem_that_there_is() {
        TreeSet<String> unused = new TreeSet<>(explained());
        unused.removeAll(sources.found.keySet());

        assertThat(unused).as("take out of %s", CATALOGUE).isEmpty();
    }

    @Test
    void explanations_are_sentences_and_their_codes_differ() {
        assertThat(Explanation.all()).allSatisfy(one -> {
            assertThat(one.group()).isNotEmpty();
            assertThat(one.meaning()).as(one.title()).endsWith(".");
            assertThat(one.remedy()).as(one.title()).endsWith(".");
        });
        assertThat(Explanation.all().stream().map(Explanation::code)).doesNotHaveDuplicates();
    }

    private static List<String> explained() {
        return Explanation.all().stream().map(Explanation::title).toList();
    }
}

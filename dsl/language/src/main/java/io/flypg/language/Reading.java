package io.flypg.language;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Severity;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * What definition files say.
 *
 * @param words all words, file by file. Empty when a statement was lost to a mistake, so that no problem found later is only a
 *     consequence of that mistake. A value that could not be worked out stands here as
 *     {@link io.flypg.engine.word.Value.NotKnown}, so words may be bound even when there are problems, to find the others
 * @param problems sorted by place
 */
public record Reading(List<Word> words, List<Problem> problems) {
    private static final int MOST_PROBLEMS = 100;

    public Reading {
        words = List.copyOf(words);
        problems = List.copyOf(problems);
    }

    /** With no more problems than anybody reads. */
    static Reading of(List<Word> words, List<Problem> problems) {
        if (problems.size() <= MOST_PROBLEMS) {
            return new Reading(words, problems);
        }
        List<Problem> shown = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
        String detail = (problems.size() - MOST_PROBLEMS) + " more are not shown";
        Place place = problems.get(MOST_PROBLEMS).placed().orElseThrow();
        shown.add(Problem.at(place, "More mistakes", detail, "mend those above first"));
        return new Reading(words, shown);
    }

    /** Whether anything is in the way of using the words. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}

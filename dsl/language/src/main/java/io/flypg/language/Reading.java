package io.flypg.language;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Severity;
import io.flypg.engine.word.Word;
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
    public Reading {
        words = List.copyOf(words);
        problems = List.copyOf(problems);
    }

    /** Whether anything is in the way of using the words. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}

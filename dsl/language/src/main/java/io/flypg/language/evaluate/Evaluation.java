package io.flypg.language.evaluate;

import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.List;

/** From a tree to words. */
public final class Evaluation {
    private Evaluation() {}

    /** The words of one file, as far as they could be made. */
    public static List<Word> words(Block file, Run run) {
        List<Word> words = new ArrayList<>();
        try {
            file.run(Scope.of(run, words));
        } catch (Mistake mistake) {
            run.report(mistake.problem());
            run.lose();
        } catch (Halt _) {
            run.lose();
        }
        return words;
    }
}

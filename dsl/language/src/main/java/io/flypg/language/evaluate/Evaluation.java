package io.flypg.language.evaluate;

import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.List;

/** From a tree to words. */
public final class Evaluation {
    private Evaluation() {}

    /** The words of one file, as far as they could be made; none when it was used by another file before. */
    public static List<Word> words(Module file, Run run) {
        List<Word> words = new ArrayList<>();
        try {
            file.evaluate(run, words);
        } catch (Halt _) {
            run.lose();
        }
        return words;
    }
}

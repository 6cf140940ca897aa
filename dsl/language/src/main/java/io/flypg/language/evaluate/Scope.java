package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names in force in one block, and where its words go. */
public final class Scope {
    private final Run run;
    private final Inputs inputs;
    private final @Nullable Scope outer;
    private final List<Word> words;
    private final Map<String, Value> values = HashMap.newHashMap(4);

    private Scope(Run run, Inputs inputs, @Nullable Scope outer, List<Word> words) {
        this.run = run;
        this.inputs = inputs;
        this.outer = outer;
        this.words = words;
    }

    /** The outermost one, of a file. */
    static Scope of(Run run, Inputs inputs, List<Word> words) {
        return new Scope(run, inputs, null, words);
    }

    /** For a block whose words go where these go. */
    Scope inner() {
        return new Scope(run, inputs, this, words);
    }

    /** For the block of a word. */
    Scope inner(List<Word> into) {
        return new Scope(run, inputs, this, into);
    }

    /** For the body of a function: it sees what is at the top of its own file, and its words go where it is called. */
    Scope called(Scope home) {
        return new Scope(run, home.inputs, home, words);
    }

    /** Where its words go. */
    List<Word> words() {
        return words;
    }

    Run run() {
        return run;
    }

    /** What the parameters of its file are given. */
    Inputs inputs() {
        return inputs;
    }

    /** Whether a template is evaluated here, and not the definition itself. */
    boolean isOfTemplate() {
        return inputs != run.inputs();
    }

    void define(String name, Value value) {
        values.put(name, value);
    }

    @Nullable
    Value find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Value value = scope.values.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    void add(Word word) {
        run.countWord(word.place());
        words.add(word);
    }

    void step(Place place) {
        run.step(place);
    }
}

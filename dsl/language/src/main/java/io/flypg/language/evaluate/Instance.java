package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Used;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code use('templates/ha', with: [size: 40.GB]) { … }}: the words of another file, made anew with these values, and words that are laid
 * over them.
 *
 * @param name of the file, as it is written
 * @param place of the word use
 */
public record Instance(Module module, Value name, List<Argument> with, Block over, Place place) implements Clause {
    /** About what the names and values of one use take until all is read. */
    private static final int BYTES = 1000;

    /**
     * A value for a parameter.
     *
     * @param key where its name stands
     */
    public record Argument(String name, Place key, Term value) {}

    @Override
    public @Nullable Value run(Scope scope) {
        scope.step(place);
        scope.run().weigh(place, BYTES);
        Map<String, Given> given = new LinkedHashMap<>();
        for (Argument one : with) {
            given.put(one.name, new Given.Written(Attempt.value(one.value, scope), one.value.place(), one.key));
        }
        Inputs inputs = Inputs.ofUse(given, place);
        List<Word> made = new ArrayList<>();
        scope.run().inTemplate(place, () -> module.evaluateAnew(scope.run(), inputs, made));
        List<Word> laidOver = new ArrayList<>();
        over.run(scope.inner(laidOver));
        scope.run().note(inputs);
        scope.add(new Used(made, laidOver).word(name, place));
        return null;
    }
}

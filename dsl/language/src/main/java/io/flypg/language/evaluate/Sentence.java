package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A word with what was written behind it. */
public record Sentence(
        String name,
        Place place,
        List<Term> values,
        Map<String, Term> named,
        @Nullable Block block) implements Clause {
    public Sentence {
        values = List.copyOf(values);
    }

    @Override
    public @Nullable Value run(Scope scope) {
        scope.step(place);
        List<Value> given = new ArrayList<>(values.size());
        for (Term value : values) {
            given.add(value(value, scope));
        }
        scope.add(new Word(name, place, given, named(scope), inside(scope)));
        return null;
    }

    private Map<String, Value> named(Scope scope) {
        if (named.isEmpty()) {
            return Map.of();
        }
        Map<String, Value> given = LinkedHashMap.newLinkedHashMap(named.size());
        named.forEach((key, value) -> given.put(key, value(value, scope)));
        return Collections.unmodifiableMap(given);
    }

    private List<Word> inside(Scope scope) {
        if (block == null || block.statements().isEmpty()) {
            return List.of();
        }
        List<Word> words = new ArrayList<>();
        block.run(scope.inner(words));
        return words;
    }

    /** Placed where it is used, not where its parts come from: that is where the reader of a problem has to look first. */
    private static Value value(Term expression, Scope scope) {
        Value value = Attempt.value(expression, scope);
        return expression instanceof Literal ? value : Placed.at(value, expression.place());
    }
}

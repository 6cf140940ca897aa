package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code [cpus: 2, memory: 4.GB]}. */
public record MapOf(Map<String, Term> entries, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        scope.step(place);
        Map<String, Value> values = LinkedHashMap.newLinkedHashMap(entries.size());
        for (Map.Entry<String, Term> entry : entries.entrySet()) {
            values.put(entry.getKey(), entry.getValue().evaluate(scope));
        }
        Value.Named made = new Value.Named(Collections.unmodifiableMap(values), place);
        scope.run().requireSize(place, Contents.count(scope.run(), made));
        return made;
    }
}

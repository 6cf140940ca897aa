package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is done for each element: {@code { region -> … }}.
 *
 * @param names one name for the elements of a list, two for the names and values of a map
 */
public record Lambda(List<String> names, Block body, Place place) {
    public Lambda {
        names = List.copyOf(names);
    }

    /** Goes through the elements; the receiver gets each with the scope its names are in. Nothing happens for what is not known. */
    void forEach(Value all, Scope scope, Place of, BiConsumer<Value, Scope> receiver) {
        if (all instanceof Value.NotKnown) {
            scope.run().lose();
        } else if (all instanceof Value.Named map) {
            requireNames(2, "a map", "names and values: { name, value -> … }");
            for (Map.Entry<String, Value> entry : map.values().entrySet()) {
                Value.Text name =
                        new Value.Text(entry.getKey(), entry.getValue().place());
                receiver.accept(entry.getValue(), bound(scope, name, entry.getValue()));
            }
        } else {
            List<Value> elements = Lists.require(all, of);
            requireNames(1, "a list", "elements: { element -> … }");
            for (Value element : elements) {
                receiver.accept(element, bound(scope, element, null));
            }
        }
    }

    private void requireNames(int wanted, String what, String hint) {
        if (names.size() != wanted) {
            throw new Mistake(
                    place,
                    "Wrong number of names",
                    what + " gives " + wanted + " at a time, not " + names.size(),
                    "it has " + hint);
        }
    }

    private Scope bound(Scope scope, Value first, @Nullable Value second) {
        scope.step(place);
        Scope inner = scope.inner();
        inner.define(names.getFirst(), first);
        if (second != null) {
            inner.define(names.getLast(), second);
        }
        return inner;
    }
}

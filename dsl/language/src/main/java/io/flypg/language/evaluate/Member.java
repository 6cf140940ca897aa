package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a dot: a unit behind a number, a name behind a map.
 *
 * @param namePlace the part behind the dot
 * @param optional written with {@code ?.}, so that a missing name is no problem in front of {@code ?:}
 */
public record Member(Term target, String name, Place namePlace, boolean optional, Place place) implements Term {
    @Override
    public Value evaluate(Scope scope) {
        Value value = find(scope);
        if (value == null) {
            throw new Mistake(
                    namePlace, "Nothing here", "this map has no '" + name + "'", "give a value for then: ?: value");
        }
        return value;
    }

    @Override
    public @Nullable Value find(Scope scope) {
        scope.step(place);
        Value value = target.find(scope);
        if (value == null) {
            return missing();
        }
        if (value instanceof Value.NotKnown) {
            return new Value.NotKnown(place);
        }
        if (value instanceof Value.Named named) {
            return optional ? named.values().get(name) : Entries.require(named, name, namePlace);
        }
        if (value instanceof Value.Whole || value instanceof Value.Decimal) {
            return Unit.apply(value, name, namePlace, place);
        }
        throw new Mistake(
                namePlace,
                "Nothing behind this dot",
                value.kind() + " has no '" + name + "'; only maps have names and numbers have units",
                "");
    }

    private @Nullable Value missing() {
        if (optional) {
            return null;
        }
        throw new Mistake(
                namePlace, "Nothing here", "what stands before '." + name + "' may be missing", "write ?." + name);
    }
}

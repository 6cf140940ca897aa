package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.List;

/** Making lists within the bounds. */
final class Lists {
    private Lists() {}

    static Value.Many of(Run run, List<Value> values, Place place) {
        Value.Many made = new Value.Many(values, place);
        run.requireSize(place, Contents.count(run, made));
        return made;
    }

    /** The elements of a list; a problem when it is none. */
    static List<Value> require(Value value, Place place) {
        if (value instanceof Value.Many many) {
            return many.values();
        }
        throw new Mistake(
                place, "Not a list", "this is " + value.kind() + ", and only a list or a range has elements", "");
    }
}

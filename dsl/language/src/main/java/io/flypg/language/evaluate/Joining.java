package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code +} for what is not a number: texts, lists and maps. */
final class Joining {
    private Joining() {}

    /** Both in one; null when these two are not to be joined. */
    static @Nullable Value join(Run run, Value left, Value right, Place place) {
        if (left instanceof Value.Text text) {
            String more = Wording.text(right, right.place());
            run.requireText(place, (long) text.text().length() + more.length());
            return new Value.Text(text.text() + more, place);
        }
        if (left instanceof Value.Many first && right instanceof Value.Many second) {
            return lists(run, first, second, place);
        }
        if (left instanceof Value.Named first && right instanceof Value.Named second) {
            return maps(run, first, second, place);
        }
        return null;
    }

    private static Value lists(Run run, Value.Many first, Value.Many second, Place place) {
        run.requireSize(place, (long) Contents.count(run, first) + Contents.count(run, second));
        List<Value> all = new ArrayList<>(first.values());
        all.addAll(second.values());
        return new Value.Many(all, place);
    }

    /** The second wins where both have a name. */
    private static Value maps(Run run, Value.Named first, Value.Named second, Place place) {
        run.requireSize(place, (long) Contents.count(run, first) + Contents.count(run, second));
        Map<String, Value> all = new LinkedHashMap<>(first.values());
        all.putAll(second.values());
        return new Value.Named(Collections.unmodifiableMap(all), place);
    }
}

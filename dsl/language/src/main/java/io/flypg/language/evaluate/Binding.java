package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import java.util.ArrayList;
import java.util.List;

/** What a name stands for, as far as it is known before anything is evaluated: where it is used. */
public final class Binding {
    private final List<Place> uses = new ArrayList<>();

    public void useAt(Place place) {
        uses.add(place);
    }

    /** Where the name stands for its value, in order of reading. */
    public List<Place> uses() {
        return List.copyOf(uses);
    }
}

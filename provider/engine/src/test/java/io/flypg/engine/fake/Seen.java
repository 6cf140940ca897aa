package io.flypg.engine.fake;

import io.flypg.engine.address.Address;
import io.flypg.engine.resource.Observed;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that is there: one text is all that can differ. */
public record Seen(String state, boolean isProtected, List<Address> dependsOn, boolean isLeaving) implements Observed {
    @Override
    public SortedMap<String, String> parts() {
        return new TreeMap<>(Map.of("state", state));
    }

    /** As declared, in a cluster that nobody protects. */
    public static Seen asDeclared() {
        return of(FakeHandler.AS_DECLARED);
    }

    public static Seen of(String state) {
        return new Seen(state, false, List.of(), false);
    }

    public Seen whenProtected() {
        return new Seen(state, true, dependsOn, isLeaving);
    }

    public Seen on(Address... needed) {
        return new Seen(state, isProtected, List.of(needed), isLeaving);
    }

    /** One whose removal was begun. */
    public Seen whenLeaving() {
        return new Seen(state, isProtected, dependsOn, true);
    }
}

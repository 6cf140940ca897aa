package io.flypg.engine.fake;

import io.flypg.engine.resource.Observed;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that is there: one text is all that can differ. */
public record Seen(String state, boolean isProtected, Optional<String> inCluster) implements Observed {
    @Override
    public SortedMap<String, String> parts() {
        return new TreeMap<>(Map.of("state", state));
    }

    /** As declared, in a cluster that nobody protects. */
    public static Seen asDeclared() {
        return of(FakeHandler.AS_DECLARED);
    }

    public static Seen of(String state) {
        return new Seen(state, false, Optional.empty());
    }

    public Seen whenProtected() {
        return new Seen(state, true, inCluster);
    }

    public Seen of(Optional<String> cluster) {
        return new Seen(state, isProtected, cluster);
    }
}

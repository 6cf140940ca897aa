package io.flypg.engine.fake;

import io.flypg.engine.resource.Observed;
import java.util.Optional;

/** Something that is there: one text is all that can differ. */
public record Seen(String stable, boolean isProtected, Optional<String> inCluster) implements Observed {
    /** As declared, in a cluster that nobody protects. */
    public static Seen asDeclared() {
        return of(FakeHandler.AS_DECLARED);
    }

    public static Seen of(String stable) {
        return new Seen(stable, false, Optional.empty());
    }

    public Seen whenProtected() {
        return new Seen(stable, true, inCluster);
    }

    public Seen of(Optional<String> cluster) {
        return new Seen(stable, isProtected, cluster);
    }
}

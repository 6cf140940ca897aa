package io.flypg.engine.resource;

import io.flypg.engine.plan.Makeup;
import java.util.Optional;

/** An observed state that says what a cluster is made of, so that a plan can say what changes in that. */
public interface Composed extends Observed {
    /** Empty while it has no node. */
    Optional<Makeup> makeup();
}

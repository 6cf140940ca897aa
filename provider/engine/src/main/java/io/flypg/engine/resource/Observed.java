package io.flypg.engine.resource;

/** The observed state of one resource. */
public interface Observed {
    /**
     * All that a plan rests on, as one text that is equal when nothing that matters moved: configuration, ids of what we own, roles; not
     * lag, usage, checks, addresses or volume ids. Holds no secret.
     */
    String stable();

    /** Whether the mark on the platform forbids to delete it. */
    default boolean isProtected() {
        return false;
    }
}

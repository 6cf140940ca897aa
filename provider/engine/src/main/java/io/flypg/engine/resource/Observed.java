package io.flypg.engine.resource;

import java.util.Optional;
import java.util.SortedMap;

/** The observed state of one resource. */
public interface Observed {
    /**
     * All that a plan rests on, part by part, each as one text that is equal when nothing that matters moved: configuration, ids of what
     * we own, roles; not lag, usage, checks, addresses or volume ids. The names are for people: {@code role of orders-db#2}.
     */
    SortedMap<String, String> parts();

    /** Whether the mark on the platform forbids to delete it. */
    default boolean isProtected() {
        return false;
    }

    /** The cluster it is part of, when its address does not say so. */
    default Optional<String> inCluster() {
        return Optional.empty();
    }
}

package io.flypg.engine.resource;

import io.flypg.engine.address.Address;
import java.util.List;
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

    /** Whether its removal was begun, and only what had to wait is left of it: any plan goes on with that. */
    default boolean isLeaving() {
        return false;
    }

    /** What it hangs on now, besides what its address says; perhaps not what is declared. */
    default List<Address> dependsOn() {
        return List.of();
    }
}

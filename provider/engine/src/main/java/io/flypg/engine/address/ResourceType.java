package io.flypg.engine.address;

import java.util.Locale;

/** The kinds of resources, in the order in which they are made. */
public enum ResourceType {
    APP,
    CLUSTER,
    DATABASE,
    ROLE,
    ATTACHMENT;

    /** As it stands in addresses and definitions: {@code cluster}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

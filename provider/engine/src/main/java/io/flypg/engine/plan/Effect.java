package io.flypg.engine.plan;

import java.util.Locale;

/** What a change of one field costs, from nothing to the dearest. */
public enum Effect {
    /** Nobody notices. */
    ONLINE,
    /** Servers read their configuration again; sessions go on. */
    RELOAD,
    /** Nodes restart one by one; the sessions of each are cut once. */
    RESTART,
    /** New nodes take the place of those that are there, with the data; the sessions of each are cut once. */
    NEW_NODES,
    /** Cannot be done; the plan is refused. */
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

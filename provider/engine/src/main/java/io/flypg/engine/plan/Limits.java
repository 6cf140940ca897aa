package io.flypg.engine.plan;

/**
 * How much a plan may do before it is refused.
 *
 * @param allowDeletes how many things that hold data may be deleted
 */
public record Limits(int allowDeletes) {
    /** Nothing that holds data may go. */
    public static final Limits SAFE = new Limits(0);
}

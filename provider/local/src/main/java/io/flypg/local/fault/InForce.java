package io.flypg.local.fault;

/**
 * A fault that was asked for, as it is told.
 *
 * @param id by which it is cleared; 0 for what has happened and is over
 * @param text what it is
 * @param struck to how many calls it has happened; 0 for what does not wait for calls
 */
public record InForce(long id, String text, long struck) {}

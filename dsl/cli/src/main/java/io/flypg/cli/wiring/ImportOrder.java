package io.flypg.cli.wiring;

/**
 * Which cluster is to become whose.
 *
 * @param takesOver whether it may be taken from another project
 */
public record ImportOrder(String app, String project, boolean takesOver) {}

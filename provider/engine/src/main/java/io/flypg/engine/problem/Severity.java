package io.flypg.engine.problem;

/** How bad a problem is. */
public enum Severity {
    ERROR,
    WARNING
}

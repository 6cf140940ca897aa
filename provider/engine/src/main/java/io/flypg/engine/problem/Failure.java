package io.flypg.engine.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Something expected went wrong: problems to be shown, never a stack trace. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Problem> problems;

    /** What follows from a failure. */
    public enum Kind {
        /** It was tried and did not work. */
        FAILED,
        /** The definition or the command line is wrong. */
        BAD_INPUT,
        /** It is not done on purpose. */
        REFUSED,
        /** What the plan rests on is no longer so: plan again. */
        STALE
    }

    public Failure(Kind kind, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public Failure(Kind kind, Problem problem) {
        this(kind, List.of(problem));
    }

    public Failure(Kind kind, Problem problem, Throwable cause) {
        this(kind, List.of(problem));
        initCause(cause);
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }
}

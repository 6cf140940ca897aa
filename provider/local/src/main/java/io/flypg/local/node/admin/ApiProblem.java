package io.flypg.local.node.admin;

/** A call that fails with a text. */
final class ApiProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    ApiProblem(String message) {
        this(500, message);
    }

    ApiProblem(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The only problem that is not a 500. */
    static ApiProblem noRows() {
        return new ApiProblem(404, "no rows in result set");
    }
}

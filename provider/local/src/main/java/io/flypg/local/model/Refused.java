package io.flypg.local.model;

/** A call that the platform does not carry out, with the status and the text that go over the wire. Nothing was changed. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public Refused(int status, String message, String code) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public Refused(int status, String message) {
        this(status, message, "unknown");
    }

    public static Refused malformed(String message) {
        return new Refused(400, message);
    }

    public static Refused notFound(String what) {
        return new Refused(404, what + " not found");
    }

    public static Refused conflict(String message) {
        return new Refused(409, message);
    }

    /** Wrong state for the call. */
    public static Refused precondition(String message) {
        return new Refused(412, "failed_precondition: " + message);
    }

    public static Refused invalid(String message) {
        return new Refused(422, message);
    }

    public int status() {
        return status;
    }

    /** The machine-readable word beside the text: {@code name_taken}, {@code unknown}, … */
    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}

package io.flypg.local.node.member;

import java.util.Objects;

/** A command that does not fit the cluster as it is now. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

package io.flypg.local.node.process;

/** Why a node cannot boot, worded for the person who has to put it right. */
public class BootFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BootFailure(String message) {
        super(message);
    }

    public BootFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

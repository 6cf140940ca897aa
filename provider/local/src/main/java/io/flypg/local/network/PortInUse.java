package io.flypg.local.network;

/** The port that was asked for is taken. */
public final class PortInUse extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public PortInUse(int port, Throwable cause) {
        super(
                "Port " + port + " on 127.0.0.1 is in use" + Listeners.owner(port) + ". Stop that program, or let the "
                        + "local platform choose a free port by not naming one.",
                cause);
    }
}

package io.flypg.local;

import io.flypg.local.fault.FaultOrders;
import io.flypg.local.fault.Faults;
import io.flypg.local.model.MachineKey;
import io.flypg.local.rest.ServedRequest;
import java.net.URI;
import java.util.List;

/**
 * A running local platform: the Fly.io API on loopback. All it knows is in its folder; closing stops every guest in an orderly way and
 * keeps the data, and the next start in the same folder goes on where this one ended, also when it was killed.
 */
public final class LocalPlatform implements AutoCloseable {
    /** The organization whose token everybody uses. */
    public static final String ORGANIZATION = "personal";

    /** A second organization, which the first one's token cannot see into. */
    public static final String OTHER_ORGANIZATION = "other";

    private final Parts parts;

    private LocalPlatform(Parts parts) {
        this.parts = parts;
    }

    /**
     * Starts and returns once the API answers; machines that were started before are booted again meanwhile.
     *
     * @throws IllegalStateException with a text for the user when the folder, a port or the addresses are in use
     */
    public static LocalPlatform start(LocalOptions options) {
        return new LocalPlatform(Parts.start(options));
    }

    /** Base of all APIs, without a slash at the end. */
    public URI url() {
        return parts.url();
    }

    /** The token for {@link #ORGANIZATION}. */
    public String token() {
        return token(ORGANIZATION);
    }

    public String token(String organization) {
        return parts.settings().token(organization);
    }

    /** The rules by which calls go wrong; none at the start. */
    public Faults faults() {
        return parts.faults().calls();
    }

    /** Faults as a user orders them. */
    public FaultOrders orders() {
        return parts.faults();
    }

    /** Every call served since the start, oldest first. */
    public List<ServedRequest> requests() {
        return parts.log().served();
    }

    /** Cuts the power of a machine as a failing host would. What happens then is up to its restart policy. */
    public void cutPower(String app, String machine) {
        parts.rack().cutPower(new MachineKey(app, machine));
    }

    @Override
    public void close() {
        parts.close();
    }
}

package io.flypg.fly.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.fly.call.Request;
import java.util.Optional;

/**
 * A new configuration for a machine.
 *
 * @param basedOn the version that was read before; if the machine has another one by now the platform refuses
 * @param skipLaunch whether it is not started afterwards
 * @param minSecretsVersion the version of the app's secrets it must not start without
 */
public record MachineUpdate(
        String id, MachineConfig config, String basedOn, boolean skipLaunch, Optional<Long> minSecretsVersion) {

    /**
     * Refuses a configuration of which only a part is known.
     *
     * @throws IllegalArgumentException when the machine's host could not be reached as it was read
     */
    public MachineUpdate {
        if (!config.isComplete()) {
            throw new IllegalArgumentException("Machine " + id + " is on a host that cannot be reached, so its"
                    + " configuration is only known in part; an update would lose the rest. Try again later.");
        }
    }

    public static MachineUpdate of(Machine observed, MachineConfig config) {
        return new MachineUpdate(observed.id(), config, observed.version(), false, Optional.empty());
    }

    public MachineUpdate notLaunched() {
        return new MachineUpdate(id, config, basedOn, true, minSecretsVersion);
    }

    public MachineUpdate withSecretsFrom(long version) {
        return new MachineUpdate(id, config, basedOn, skipLaunch, Optional.of(version));
    }

    ObjectNode write() {
        ObjectNode body = Request.json();
        body.set("config", config.copy());
        body.put("skip_secrets", false);
        if (!basedOn.isEmpty()) {
            body.put("current_version", basedOn);
        }
        if (skipLaunch) {
            body.put("skip_launch", true);
        }
        minSecretsVersion.ifPresent(version -> body.put("min_secrets_version", version));
        return body;
    }
}

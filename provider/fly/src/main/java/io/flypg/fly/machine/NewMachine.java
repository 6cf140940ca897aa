package io.flypg.fly.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.fly.call.Request;
import java.time.Duration;
import java.util.Optional;

/**
 * A machine to be made.
 *
 * @param name given by the platform when absent
 * @param skipLaunch whether it is only made and not started
 * @param leaseTtl how long it is leased to its maker from the start
 * @param minSecretsVersion the version of the app's secrets it must not start without
 */
public record NewMachine(
        MachineConfig config,
        String region,
        Optional<String> name,
        boolean skipLaunch,
        Optional<Duration> leaseTtl,
        Optional<Long> minSecretsVersion) {

    public static NewMachine of(MachineConfig config, String region) {
        return new NewMachine(config, region, Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    public NewMachine named(String changed) {
        return new NewMachine(config, region, Optional.of(changed), skipLaunch, leaseTtl, minSecretsVersion);
    }

    public NewMachine notLaunched() {
        return new NewMachine(config, region, name, true, leaseTtl, minSecretsVersion);
    }

    public NewMachine leasedFor(Duration ttl) {
        return new NewMachine(config, region, name, skipLaunch, Optional.of(ttl), minSecretsVersion);
    }

    public NewMachine withSecretsFrom(long version) {
        return new NewMachine(config, region, name, skipLaunch, leaseTtl, Optional.of(version));
    }

    ObjectNode write() {
        ObjectNode body = Request.json();
        body.set("config", config.copy());
        body.put("region", region).put("skip_secrets", false);
        name.ifPresent(value -> body.put("name", value));
        if (skipLaunch) {
            body.put("skip_launch", true);
        }
        leaseTtl.ifPresent(ttl -> body.put("lease_ttl", ttl.toSeconds()));
        minSecretsVersion.ifPresent(version -> body.put("min_secrets_version", version));
        return body;
    }
}

package io.flypg.fly.machine;

import io.flypg.fly.call.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine as the platform reports it.
 *
 * @param id stable for the machine's whole life
 * @param version changes with every update; what an update must be based on
 * @param privateIp changes when Fly moves the machine to another host
 * @param config not {@link MachineConfig#isComplete() complete} while the host cannot be reached
 * @param checks what its health checks said last, those of services among them
 * @param events newest first
 */
public record Machine(
        String id,
        String name,
        MachineState state,
        String region,
        String version,
        String privateIp,
        MachineConfig config,
        List<MachineCheck> checks,
        HostStatus hostStatus,
        Optional<ImageRef> image,
        boolean cordoned,
        Optional<Instant> createdAt,
        List<MachineEvent> events) {

    public Machine {
        checks = List.copyOf(checks);
        events = List.copyOf(events);
    }

    /** What the last poll of one check said; empty when the machine has no such check. */
    public Optional<MachineCheck> check(String name) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst();
    }

    public boolean is(MachineState asked) {
        return state == asked;
    }

    /** Known even when the host cannot be reached. */
    public Map<String, String> metadata() {
        return config.metadata();
    }

    /** The volume it mounts. */
    public Optional<String> volumeId() {
        return config.mounts().stream().map(Mount::volumeId).findFirst();
    }

    /** Reads a machine wherever the platform answers with one. */
    public static Machine read(Fields machine) {
        return new Machine(
                machine.text("id"),
                machine.textOr("name", ""),
                MachineState.of(machine.textOr("state", "")),
                machine.textOr("region", ""),
                machine.maybeText("instance_id").orElseGet(() -> machine.textOr("version", "")),
                machine.textOr("private_ip", ""),
                config(machine),
                machine.list("checks", MachineCheck::read),
                HostStatus.of(machine.textOr("host_status", "")),
                machine.object("image_ref").map(ImageRef::read),
                machine.flag("cordoned").orElse(false),
                machine.time("created_at"),
                machine.list("events", MachineEvent::read));
    }

    private static MachineConfig config(Fields machine) {
        return machine.object("config")
                .map(config -> MachineConfig.read(config, true))
                .or(() -> machine.object("incomplete_config").map(config -> MachineConfig.read(config, false)))
                .orElseGet(MachineConfig::unknown);
    }
}

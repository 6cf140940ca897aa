package io.flypg.local.guest;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a machine gives to its guest at boot.
 *
 * @param app name of the app
 * @param machine id of the machine, 14 hex digits
 * @param region where the machine is
 * @param image repository and tag, without registry and digest: {@code flyio/postgres-flex:17.11}
 * @param address the machine's private address on loopback; the guest binds its ports there
 * @param environment the machine's own variables and the app's secrets, as of this boot
 * @param memoryMegabytes memory of the machine
 * @param volume where the volume is mounted, empty for a machine without one
 */
public record GuestSpec(
        String app,
        String machine,
        String region,
        String image,
        String address,
        Map<String, String> environment,
        int memoryMegabytes,
        Optional<Volume> volume) {

    public GuestSpec {
        environment = Map.copyOf(environment);
    }

    /** Names of variables may be secrets, so no value is ever printed. */
    @Override
    public String toString() {
        return app + "/" + machine + " (" + region + ", " + image + ", " + address + ")";
    }

    /**
     * A volume as the guest sees it.
     *
     * @param path the folder that stands for the mount point {@code /data}
     * @param bytes size of the file system; read again whenever it counts, because a volume can grow
     */
    public record Volume(Path path, LongSupplier bytes) {}
}

package io.flypg.postgres.guest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Commands in the guest, as argument lists: no shell is between us and the program. */
public final class GuestCommands {

    private GuestCommands() {}

    /** Makes this standby the primary; the others follow. Stop the old primary before. */
    public static List<String> promote() {
        return List.of(
                "gosu", "postgres", "repmgr", "standby", "promote", "--siblings-follow", "-f", "/data/repmgr.conf");
    }

    /**
     * Takes a machine off the cluster's books and drops its slot. <b>Only on the primary</b>, its role read just before: on
     * a standby it does damage and reports success. Stop or destroy the machine first, else its slot is still in use. The
     * output is for {@link Unregistration#parse}.
     */
    public static List<String> unregister(String machineId) {
        String encoded = Base64.getEncoder().encodeToString(machineId.getBytes(StandardCharsets.UTF_8));
        return List.of("pg_unregister", encoded);
    }

    /** Prints the operator's password. */
    public static List<String> operatorPassword() {
        return List.of("printenv", "OPERATOR_PASSWORD");
    }
}

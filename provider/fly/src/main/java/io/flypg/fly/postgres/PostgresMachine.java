package io.flypg.fly.postgres;

import io.flypg.fly.machine.Guest;
import io.flypg.fly.machine.HealthCheck;
import io.flypg.fly.machine.MachineConfig;
import io.flypg.fly.machine.Mount;
import io.flypg.fly.machine.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The machine that {@code fly postgres create} would make, so that every {@code fly} command works on ours too. */
public final class PostgresMachine {

    /** Where a node's volume is. */
    public static final String DATA_PATH = "/data";

    private static final int PROXY_PORT = 5432;
    private static final int NODE_PORT = 5433;
    private static final int ADMIN_PORT = 5500;
    private static final int METRICS_PORT = 9187;
    private static final int CONNECTIONS = 1000;

    private static final Map<String, String> METADATA = Map.of(
            "fly-managed-postgres", "true",
            "fly_platform_version", "v2",
            "managed-by-fly-deploy", "true");

    private PostgresMachine() {}

    /**
     * The whole configuration of a node; a caller adds its own marks with {@link MachineConfig#withMetadata(Map)}.
     *
     * @param primaryRegion the only region whose nodes may become primary
     * @param mount of the node's volume at {@link #DATA_PATH}
     */
    public static MachineConfig config(String image, String primaryRegion, Guest guest, Mount mount) {
        return MachineConfig.of(image)
                .withEnv("PRIMARY_REGION", primaryRegion)
                .withGuest(guest)
                .withMetadata(METADATA)
                .withMount(mount)
                .withServices(List.of(service(PROXY_PORT), service(NODE_PORT)))
                .withMetrics(METRICS_PORT, "/metrics")
                .withCheck("pg", check("pg"))
                .withCheck("role", check("role"))
                .withCheck("vm", check("vm"))
                .withRestartPolicy("always");
    }

    private static Service service(int port) {
        return new Service(port, port, List.of("pg_tls"), CONNECTIONS);
    }

    private static HealthCheck check(String name) {
        return new HealthCheck(ADMIN_PORT, "/flycheck/" + name, Duration.ofSeconds(15), Duration.ofSeconds(10));
    }
}

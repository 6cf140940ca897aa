package io.flypg.local;

import com.github.dockerjava.api.DockerClient;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** The Docker engine of this computer. */
final class Engine {
    private Engine() {}

    /** Skips the test on a computer without an engine, which {@code FLYPG_REQUIRE_DOCKER=1} makes a failure. */
    static DockerClient require() {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return DockerClientFactory.lazyClient();
        }
        String reason = "Nodes in containers are not tested here: no Docker engine answers. Start one, on Debian"
                + " 'apt-get install docker.io busybox-static' and 'dockerd &'.";
        if ("1".equals(System.getenv("FLYPG_REQUIRE_DOCKER"))) {
            throw new IllegalStateException(reason);
        }
        return Assumptions.abort(reason);
    }
}

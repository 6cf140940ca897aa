package io.flypg.postgres.state;

import java.util.Optional;

/**
 * A node's registration in the cluster.
 *
 * @param nodeId repmgr's number, which stays with the volume
 * @param name the machine's id
 * @param type {@code primary}, {@code standby}, {@code witness}
 * @param region where it was registered
 * @param active false for a primary that another one has replaced
 * @param priority 0: never promoted
 */
public record Member(
        int nodeId,
        String name,
        String type,
        String region,
        boolean active,
        int priority,
        Optional<Integer> upstreamNodeId,
        Optional<String> slot) {}

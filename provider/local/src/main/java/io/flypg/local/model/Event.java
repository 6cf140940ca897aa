package io.flypg.local.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a machine.
 *
 * @param type {@code launch}, {@code start}, {@code update}, {@code restart}, {@code stop}, {@code exit}, {@code destroy}
 * @param source {@code user} for a call, {@code flyd} for what the platform did by itself
 * @param request for an exit, how it ended
 */
public record Event(
        String id,
        String type,
        String status,
        String source,
        Instant at,
        @Nullable ObjectNode request) {}

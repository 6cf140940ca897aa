package io.flypg.postgres.state;

import java.util.Set;

/**
 * Whether a node takes writes, standby or not.
 *
 * @param stopped new sessions are read-only on the whole node
 * @param stoppedDatabases databases whose new sessions are read-only: the image does this when the disk is full or the
 *     node was fenced
 */
public record WriteState(boolean stopped, Set<String> stoppedDatabases) {

    public WriteState {
        stoppedDatabases = Set.copyOf(stoppedDatabases);
    }
}

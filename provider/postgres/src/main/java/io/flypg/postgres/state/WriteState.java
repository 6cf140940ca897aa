package io.flypg.postgres.state;

import java.util.Set;

/**
 * Whether a node takes writes, standby or not.
 *
 * @param stopped we stopped them: new sessions are read-only on the whole node, or will be after its next reload
 * @param stoppedDatabases databases whose new sessions are read-only: the image does this when the disk is full or the
 *     node was fenced
 */
public record WriteState(boolean stopped, Set<String> stoppedDatabases) {

    public WriteState {
        stoppedDatabases = Set.copyOf(stoppedDatabases);
    }
}

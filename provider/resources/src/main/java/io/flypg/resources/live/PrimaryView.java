package io.flypg.resources.live;

import io.flypg.postgres.state.Contents;
import io.flypg.postgres.state.RoleState;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a cluster's primary has inside, with the marks of flypg read.
 *
 * @param isProtected the cluster's mark, which covers all that is in it
 */
public record PrimaryView(String cluster, Contents contents, boolean isProtected) {
    /** The marks of databases, by database. */
    public SortedMap<String, OwnerMark> marks() {
        SortedMap<String, OwnerMark> marks = new TreeMap<>();
        for (RoleState role : contents.roles().values()) {
            OwnerMark.parse(role.comment())
                    .filter(mark -> !mark.database().isEmpty())
                    .ifPresent(mark -> marks.put(mark.database(), mark));
        }
        return marks;
    }

    /** The mark of one database. */
    public Optional<OwnerMark> mark(String database) {
        return Optional.ofNullable(marks().get(database));
    }

    /** The roles that were declared as such, with the project that owns them. */
    public Map<String, String> ownedRoles() {
        Map<String, String> owned = new TreeMap<>();
        for (RoleState role : contents.roles().values()) {
            OwnerMark.parse(role.comment())
                    .filter(mark -> mark.database().isEmpty())
                    .ifPresent(mark -> owned.put(role.name(), mark.project()));
        }
        return owned;
    }
}

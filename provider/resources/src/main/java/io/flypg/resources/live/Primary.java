package io.flypg.resources.live;

import io.flypg.fly.machine.Machine;
import io.flypg.postgres.Node;
import io.flypg.postgres.admin.NodeRole;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.state.RoleState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The primary of a cluster, found anew for every step, because it moves.
 *
 * @param node its PostgreSQL, as its operator
 */
public record Primary(String cluster, Machine machine, Node node) {
    /** The node that says it is the primary. */
    public static Primary of(Live live, String cluster) {
        return find(live, cluster)
                .orElseThrow(() -> Failures.stale("cluster." + cluster, "no node says that it is the primary now"));
    }

    /** Empty when no node says so. */
    public static Optional<Primary> find(Live live, String cluster) {
        return among(live, live.nodes(cluster)).map(machine -> new Primary(cluster, machine, live.postgres(machine)));
    }

    /** The machine among some that says so. */
    public static Optional<Machine> among(Live live, List<Machine> machines) {
        return machines.stream().filter(machine -> isPrimary(live, machine)).findFirst();
    }

    private static boolean isPrimary(Live live, Machine machine) {
        try {
            return live.admin(machine).role() == NodeRole.PRIMARY;
        } catch (PostgresException e) {
            return false;
        }
    }

    /** The mark on an owner role. */
    public Optional<OwnerMark> mark(String owner) {
        return Optional.ofNullable(node.contents(Set.of()).roles().get(owner))
                .map(RoleState::comment)
                .flatMap(OwnerMark::parse);
    }

    /** The mark of a database, written anew. */
    public OwnerMark changeMark(String database, UnaryOperator<OwnerMark> change) {
        for (RoleState role : node.contents(Set.of()).roles().values()) {
            Optional<OwnerMark> mark = OwnerMark.parse(role.comment())
                    .filter(found -> found.database().equals(database));
            if (mark.isPresent()) {
                OwnerMark changed = change.apply(mark.get());
                node.roles().comment(role.name(), changed.toComment());
                return changed;
            }
        }
        throw Failures.stale("database." + cluster + "/" + database, "the mark on its owner role is gone");
    }
}

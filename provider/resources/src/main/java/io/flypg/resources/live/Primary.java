package io.flypg.resources.live;

import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineState;
import io.flypg.postgres.Node;
import io.flypg.postgres.admin.NodeRole;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.state.RoleState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The primary of a cluster, found anew for every step, because it moves.
 *
 * @param node its PostgreSQL, as its operator
 */
public record Primary(String cluster, Machine machine, Node node) {
    /** The one node that says it is the primary. */
    public static Primary of(Live live, String cluster) {
        return find(live, cluster)
                .orElseThrow(() -> Failures.stale("cluster." + cluster, "no node says that it is the primary now"));
    }

    /**
     * Empty when no node says so.
     *
     * @throws io.flypg.engine.problem.Failure stale when more than one does
     */
    public static Optional<Primary> find(Live live, String cluster) {
        List<Machine> all = all(live, cluster);
        if (all.size() > 1) {
            throw Failures.stale(
                    "cluster." + cluster,
                    "more than one node says that it is the primary: "
                            + all.stream()
                                    .flatMap(machine -> Marks.of(machine).stream())
                                    .map(marks -> marks.name().toString())
                                    .collect(Collectors.joining(", ")));
        }
        return all.stream().findFirst().map(machine -> new Primary(cluster, machine, live.postgres(machine)));
    }

    /** All nodes that say so: two while one that comes back has not learnt yet that there is another. */
    public static List<Machine> all(Live live, String cluster) {
        return saying(live.operator(cluster), live.nodes(cluster));
    }

    /** The machine among some that says so. */
    public static Optional<Machine> among(Operator operator, List<Machine> machines) {
        return saying(operator, machines).stream().findFirst();
    }

    /** Those among some that say so. */
    public static List<Machine> saying(Operator operator, List<Machine> machines) {
        List<Machine> running = machines.stream()
                .filter(machine -> machine.is(MachineState.STARTED))
                .toList();
        List<Boolean> said = Parallel.map(running, machine -> isPrimary(operator, machine));
        return IntStream.range(0, running.size())
                .filter(said::get)
                .mapToObj(running::get)
                .toList();
    }

    private static boolean isPrimary(Operator operator, Machine machine) {
        try {
            return operator.admin(machine).role() == NodeRole.PRIMARY;
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

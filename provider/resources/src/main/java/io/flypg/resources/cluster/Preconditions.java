package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep.Part;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineCheck;
import io.flypg.fly.machine.MachineState;
import io.flypg.postgres.state.Member;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Parallel;
import io.flypg.resources.live.Primary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a step relies on that takes a node down: read again just before, because a plan may be minutes old. */
final class Preconditions {
    private final Live live;
    private final Roles roles;

    Preconditions(Live live, Roles roles) {
        this.live = live;
        this.roles = roles;
    }

    /** A node is about to restart: it is what it was in the plan, and the others keep the cluster going meanwhile. */
    void requireRestartable(NodeName node, Machine machine, Part part) {
        NodeRole role = role(machine);
        boolean primary = part == Part.PRIMARY;
        if (primary && role != NodeRole.PRIMARY) {
            throw Failures.stale(node, node + " is not the primary any more");
        }
        if (!primary && role == NodeRole.PRIMARY) {
            throw Failures.stale(node, node + " is the primary now");
        }
        if (role == NodeRole.REPLICA && part != Part.HALF) {
            requireMajority(node, machine, voters(Primary.of(live, node.cluster())));
        }
    }

    /** Of a node that we do not reach, what it told the platform's check last. */
    private NodeRole role(Machine machine) {
        NodeRole role = roles.role(machine);
        boolean checked = machine.is(MachineState.STARTED)
                && machine.check("role")
                        .filter(MachineCheck::isPassing)
                        .filter(check -> check.output().strip().equals("primary"))
                        .isPresent();
        return role == NodeRole.UNKNOWN && checked ? NodeRole.PRIMARY : role;
    }

    /** A node is about to be taken away: its primary keeps a majority, unless the plan says that it does not. */
    void requireRetirable(NodeName node, Machine machine, Primary primary, boolean fences) {
        NodeRole role = role(machine);
        if (role == NodeRole.PRIMARY) {
            throw Failures.stale(node, node + " is the primary now");
        }
        if (!fences && role != NodeRole.UNKNOWN) {
            requireMajority(node, machine, voters(primary));
        }
    }

    private static void requireMajority(NodeName node, Machine machine, Voters voters) {
        if (!voters.keepMajorityWithout(machine.id())) {
            throw Failures.stale(
                    node,
                    "without " + node + " the primary would hear too few of the others and stop taking writes ("
                            + voters.text() + ")");
        }
    }

    /**
     * Who has a say in whether the primary is the primary (postgres-flex asks those in its own region).
     *
     * @param registered machines on the primary's books
     * @param answering those of them that answer now
     */
    private record Voters(Set<String> registered, Set<String> answering) {
        boolean keepMajorityWithout(String machine) {
            long left =
                    answering.stream().filter(voter -> !voter.equals(machine)).count();
            boolean loses = registered.contains(machine);
            return !loses || 1 + left >= (registered.size() + 1) / 2 + 1;
        }

        String text() {
            return answering.size() + " of " + registered.size() + " answer";
        }
    }

    private Voters voters(Primary primary) {
        String region = ClusterObserver.setup(primary.machine()).primaryRegion().code();
        Set<String> registered = primary.node().state(Set.of("port")).members().stream()
                .filter(member ->
                        member.region().equals(region) && !member.type().equals("primary"))
                .map(Member::name)
                .collect(Collectors.toSet());
        List<Machine> machines = live.machines(primary.cluster()).list().stream()
                .filter(machine -> registered.contains(machine.id()))
                .toList();
        List<NodeRole> said = Parallel.map(machines, roles::role);
        return new Voters(
                registered,
                machines.stream()
                        .filter(machine -> said.get(machines.indexOf(machine)) != NodeRole.UNKNOWN)
                        .map(Machine::id)
                        .collect(Collectors.toSet()));
    }
}

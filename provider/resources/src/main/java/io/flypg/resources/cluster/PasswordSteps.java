package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeStep.Part;
import io.flypg.engine.plan.PasswordStep;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineState;
import io.flypg.postgres.state.NodeState;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.NextPasswords;
import io.flypg.resources.live.Primary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs the steps that change the passwords of the image's own roles. What a node says of itself is no help here: as long as it runs with an
 * old password, its checks cannot look into its own PostgreSQL. The operator can.
 */
final class PasswordSteps {
    private final Live live;
    private final PlatformSteps platform;
    private final NodeSteps nodes;
    private final Roles roles;

    PasswordSteps(Live live, PlatformSteps platform, NodeSteps nodes) {
        this.live = live;
        this.platform = platform;
        this.nodes = nodes;
        this.roles = new Roles(live);
    }

    void run(PasswordStep step, Consumer<String> note) {
        switch (step) {
            case PasswordStep.ChangePasswords change -> change(change);
            case PasswordStep.RenewSecrets renew -> renew(renew, note);
            case PasswordStep.SettlePasswords settle -> settle(settle);
        }
    }

    /**
     * The new ones are kept before anything else, and a node that boots before the roles have them boots with the old ones. Cut off
     * anywhere, all of it can be done once more.
     */
    private void change(PasswordStep.ChangePasswords step) {
        String cluster = step.cluster();
        Machine primary = live.require(step.node());
        if (live.postgres(primary).state(Set.of("port")).inRecovery()) {
            throw Failures.stale(step.node(), step.node() + " is not the primary any more");
        }
        NextPasswords next = digest(cluster).isPresent() ? kept(cluster) : keep(cluster);
        live.operator(cluster).forget();
        live.postgres(primary).roles().setPasswords(next.ofRoles());
        platform.wereSet(cluster, live.fly().secrets(cluster).set(next.asSecrets()));
    }

    private NextPasswords keep(String cluster) {
        NextPasswords made =
                NextPasswords.after(live.operator(cluster).credentials().password());
        made.keep(live.fly(), cluster);
        return made;
    }

    private NextPasswords kept(String cluster) {
        return NextPasswords.kept(live.fly(), cluster)
                .orElseThrow(() -> new Failure(
                        Failure.Kind.FAILED,
                        Problem.of(
                                "cluster." + cluster,
                                "New passwords not readable",
                                "a run that was cut off has kept them in the secret " + NextPasswords.SECRET
                                        + " of the app, and this token may not read it.",
                                "use a token that may: 'fly tokens create org'")));
    }

    /** The mark goes with the configuration that it speaks of, so that no machine has one without the other. */
    private void renew(PasswordStep.RenewSecrets step, Consumer<String> note) {
        Machine machine = live.require(step.node());
        String digest = digest(step.cluster())
                .orElseThrow(() -> Failures.stale(step.node(), "no passwords are being changed any more"));
        if (digest.equals(machine.metadata().get(Marks.PASSWORDS))) {
            nodes.start(step.node(), note);
            return;
        }
        requirePart(step, machine);
        nodes.update(machine, machine.config().withMetadata(Marks.PASSWORDS, digest), note);
    }

    private void requirePart(PasswordStep.RenewSecrets step, Machine machine) {
        Optional<NodeState> state = roles.state(machine);
        boolean primary = state.filter(seen -> !seen.inRecovery()).isPresent();
        if (primary != (step.part() == Part.PRIMARY)) {
            throw Failures.stale(
                    step.node(), step.node() + (primary ? " is the primary now" : " is not the primary any more"));
        }
        // who is down already takes nothing away
        if (state.isPresent() && step.part() == Part.STANDBY) {
            requireMajority(step.node());
        }
    }

    /** Without one that has a say, so many others of them answer that the primary is not fenced. */
    private void requireMajority(NodeName node) {
        List<Machine> voters = voters(node.cluster());
        boolean votes = voters.stream().anyMatch(voter -> isOf(voter, node));
        List<String> down = voters.stream()
                .filter(voter -> !isOf(voter, node) && roles.state(voter).isEmpty())
                .flatMap(voter -> Marks.of(voter).stream())
                .map(marks -> marks.name().toString())
                .toList();
        if (votes && !Rolling.isMajority(voters.size() - 1 - down.size(), voters.size())) {
            throw Failures.stale(
                    node,
                    "without " + node + " the primary would hear too few of the others and stop taking writes"
                            + (down.isEmpty()
                                    ? ""
                                    : "; bring " + String.join(", ", down)
                                            + " back, or destroy its machine if it is lost"));
        }
    }

    /** The primary and the others of its group in its region. */
    private List<Machine> voters(String cluster) {
        String region = Primary.of(live, cluster).machine().region();
        return live.nodes(cluster).stream()
                .filter(machine -> machine.region().equals(region))
                .filter(machine -> Marks.of(machine)
                        .filter(marks -> marks.group().equals(Layout.PRIMARY))
                        .isPresent())
                .toList();
    }

    private static boolean isOf(Machine machine, NodeName node) {
        return Marks.of(machine).map(Marks::name).filter(node::equals).isPresent();
    }

    private Optional<String> digest(String cluster) {
        return NextPasswords.digest(live.fly(), cluster);
    }

    /** Afterwards nothing tells any more that a node runs with the old ones. */
    private void settle(PasswordStep.SettlePasswords step) {
        String digest = digest(step.cluster()).orElse("");
        live.nodes(step.cluster()).stream()
                .filter(machine -> machine.is(MachineState.STARTED))
                .filter(machine -> !digest.equals(machine.metadata().get(Marks.PASSWORDS)))
                .flatMap(machine -> Marks.of(machine).stream())
                .findFirst()
                .ifPresent(behind -> {
                    throw Failures.stale("cluster." + step.cluster(), behind.name() + " runs with the old passwords");
                });
        live.fly().secrets(step.cluster()).unset(List.of(NextPasswords.SECRET));
        live.operator(step.cluster()).forget();
    }
}

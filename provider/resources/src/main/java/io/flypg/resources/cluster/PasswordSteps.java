package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeStep.Part;
import io.flypg.engine.plan.PasswordStep;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.app.AppSecret;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineState;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.state.NodeState;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.NextPasswords;
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

    PasswordSteps(Live live, PlatformSteps platform, NodeSteps nodes) {
        this.live = live;
        this.platform = platform;
        this.nodes = nodes;
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
        NextPasswords next = digest(cluster).isPresent() ? kept(cluster) : keep(cluster);
        live.operator(cluster).forget();
        live.postgres(live.require(step.node())).roles().setPasswords(next.ofRoles());
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
        boolean primary = state(machine).filter(state -> !state.inRecovery()).isPresent();
        if (primary != (step.part() == Part.PRIMARY)) {
            throw Failures.stale(
                    step.node(), step.node() + (primary ? " is the primary now" : " is not the primary any more"));
        }
        if (!primary) {
            requireOthers(step.node());
        }
    }

    /** With one node out of order already, taking down a second one fences the primary. */
    private void requireOthers(NodeName node) {
        live.nodes(node.cluster()).stream()
                .filter(other -> state(other).isEmpty())
                .flatMap(other -> Marks.of(other).stream())
                .map(Marks::name)
                .filter(other -> !other.equals(node))
                .findFirst()
                .ifPresent(other -> {
                    throw Failures.stale(node, other + " does not answer, and one node at a time may be down");
                });
    }

    private Optional<NodeState> state(Machine machine) {
        if (!machine.is(MachineState.STARTED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(live.postgres(machine).state(Set.of("port")));
        } catch (PostgresException e) {
            return Optional.empty();
        }
    }

    /** What the passwords that are being changed are known by; empty when none are. */
    private Optional<String> digest(String cluster) {
        return live.fly().secrets(cluster).list().stream()
                .filter(secret -> secret.name().equals(NextPasswords.SECRET))
                .map(AppSecret::digest)
                .findFirst();
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

package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeRole;
import io.flypg.fly.machine.ExecResult;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineState;
import io.flypg.postgres.guest.GuestCommands;
import io.flypg.postgres.guest.Unregistration;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.state.Lsn;
import io.flypg.postgres.state.NodeState;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.NextPasswords;
import io.flypg.resources.live.Pace;
import io.flypg.resources.live.Primary;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Who is primary, who follows: asked anew for every step, because it moves. */
final class Roles {
    private static final Duration COMMAND = Duration.ofSeconds(60);

    /** Clients may be waiting to write. */
    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    private static final Duration STOP = Duration.ofSeconds(30);

    private final Live live;

    Roles(Live live) {
        this.live = live;
    }

    /** What a node says itself. */
    NodeRole role(Machine machine) {
        try {
            return switch (live.admin(machine).role()) {
                case PRIMARY -> NodeRole.PRIMARY;
                case STANDBY -> NodeRole.REPLICA;
                case ZOMBIE -> NodeRole.ZOMBIE;
                case WITNESS, BARMAN, UNKNOWN -> NodeRole.UNKNOWN;
            };
        } catch (PostgresException e) {
            return NodeRole.UNKNOWN;
        }
    }

    /** What its PostgreSQL says to the operator, whatever its own checks say; empty when it does not answer. */
    Optional<NodeState> state(Machine machine) {
        if (!machine.is(MachineState.STARTED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(live.postgres(machine).state(Set.of("port")));
        } catch (PostgresException e) {
            return Optional.empty();
        }
    }

    /** A node has its role when it says so itself and, for a standby, receives what the primary writes. */
    void await(NodeName node, NodeRole role, Consumer<String> note) {
        AtomicReference<String> last = new AtomicReference<>("it does not answer");
        boolean done = Pace.until(live.pace().patience(), () -> {
            String before = last.get();
            boolean reached = hasRole(node, role, last);
            if (!reached && !last.get().equals(before)) {
                note.accept(last.get());
            }
            return reached;
        });
        if (!done) {
            throw Failures.timedOut(
                    node,
                    node + " did not become " + (role == NodeRole.UNKNOWN ? "healthy" : role.word()) + ": " + last.get()
                            + checks(node),
                    "look at its log with 'fly logs', mend what it says, and run the command again"
                            + replacement(node));
        }
    }

    /** As long as nobody else is the primary, this node may hold the only copy of what was written last. */
    private String replacement(NodeName node) {
        String machine = live.find(node).map(Machine::id).orElse("ID");
        return Primary.all(live, node.cluster()).stream()
                        .anyMatch(primary -> !primary.id().equals(machine))
                ? "; a standby that does not come back is replaced by the next run once its machine is gone: 'fly machine"
                        + " destroy --force " + machine + "'"
                : "";
    }

    private boolean hasRole(NodeName node, NodeRole wanted, AtomicReference<String> last) {
        Machine machine = live.require(node);
        NodeRole role = role(machine);
        last.set(said(role));
        if (role == NodeRole.UNKNOWN && wanted == NodeRole.UNKNOWN && hasOldPasswords(machine, node)) {
            return true;
        }
        boolean settled = role == NodeRole.PRIMARY || role == NodeRole.REPLICA;
        boolean right = wanted == role || wanted == NodeRole.UNKNOWN;
        if (settled && !right) {
            requireNotMoved(machine, node, role);
        }
        if (settled && right && role == NodeRole.PRIMARY) {
            return isAlone(machine, last);
        }
        return settled && right && streams(machine, last);
    }

    /** It came back, and will not say so: with old passwords its own checks cannot look into its PostgreSQL. The operator can. */
    private boolean hasOldPasswords(Machine machine, NodeName node) {
        return state(machine).isPresent()
                && NextPasswords.digest(live.fly(), node.cluster()).isPresent();
    }

    /** An old primary says that it is the primary until it finds the new one. When there is no other, it never becomes a standby. */
    private void requireNotMoved(Machine machine, NodeName node, NodeRole role) {
        List<String> primaries =
                Primary.all(live, node.cluster()).stream().map(Machine::id).toList();
        if (primaries.size() == 1 && primaries.contains(machine.id()) == (role == NodeRole.PRIMARY)) {
            throw Failures.stale(node, node + (role == NodeRole.PRIMARY ? " is the primary now" : " is a standby now"));
        }
    }

    private boolean isAlone(Machine machine, AtomicReference<String> last) {
        boolean alone = Primary.all(live, Marks.of(machine).map(Marks::cluster).orElseThrow())
                        .size()
                == 1;
        last.set(alone ? "it is the primary" : "another node says that it is the primary, too");
        return alone;
    }

    private static String said(NodeRole role) {
        return switch (role) {
            case PRIMARY -> "it is the primary";
            case REPLICA -> "it is a standby";
            case ZOMBIE -> "it is fenced until it knows who the primary is";
            case UNKNOWN -> "it does not answer yet";
        };
    }

    private boolean streams(Machine machine, AtomicReference<String> last) {
        try {
            boolean streams = live.postgres(machine).state().streams();
            last.set(streams ? "it streams" : "it does not stream from the primary yet");
            return streams;
        } catch (PostgresException e) {
            last.set(Failures.message(e));
            return false;
        }
    }

    private String checks(NodeName node) {
        return live.find(node).stream()
                .flatMap(machine -> machine.checks().stream())
                .filter(check -> !check.isPassing())
                .map(check -> "; check " + check.name() + ": " + check.output().strip())
                .findFirst()
                .orElse("");
    }

    void unregister(String cluster, Machine primary, String machine) {
        ExecResult result = live.machines(cluster).exec(primary.id(), GuestCommands.unregister(machine), COMMAND);
        Unregistration outcome = Unregistration.parse(result.stdout());
        if (!outcome.successful()) {
            throw Failures.commandFailed("cluster." + cluster, "pg_unregister", outcome.message());
        }
    }

    void stopWrites(NodeName node) {
        Machine machine = live.require(node);
        if (role(machine) != NodeRole.PRIMARY) {
            throw Failures.stale(node, node + " is not the primary any more");
        }
        // the image gives the server 5 s to end, and what is on disk before need not be written then
        checkpoint(node);
        live.postgres(machine).writes().stop(STOP);
    }

    void allowWrites(NodeName node) {
        live.postgres(live.require(node)).writes().allow();
    }

    void awaitCaughtUp(NodeName standby, NodeName primary) {
        Lsn last = lsn(live.require(primary));
        live.postgres(live.require(standby)).writes().awaitReplayed(last, CATCH_UP);
    }

    private Lsn lsn(Machine machine) {
        return live.postgres(machine).state(Set.of("port")).lsn();
    }

    /** What the old primary sent in its last moment may have reached another standby first. */
    private void awaitMostAdvanced(NodeName node, Machine machine) {
        live.nodes(node.cluster()).stream()
                .filter(other -> !other.id().equals(machine.id()) && role(other) == NodeRole.REPLICA)
                .map(this::lsn)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> live.postgres(machine).writes().awaitReplayed(last, CATCH_UP));
    }

    void checkpoint(NodeName node) {
        live.postgres(live.require(node)).writes().checkpoint(live.pace().patience());
    }

    /** Whether a node answers, or begins to within the time that a boot takes. */
    boolean comesBack(Machine machine) {
        return Pace.until(
                live.pace().bootLeft(NodeObserver.lastEvent(machine), Instant.now()),
                () -> role(machine) != NodeRole.UNKNOWN || state(machine).isPresent());
    }

    /** Only when nobody else is primary: the old one was stopped before. */
    void promote(NodeName node) {
        Machine machine = live.require(node);
        Optional<Machine> primary = Primary.find(live, node.cluster()).map(Primary::machine);
        if (primary.isPresent()) {
            if (primary.get().id().equals(machine.id())) {
                return;
            }
            throw Failures.stale(node, Marks.of(primary.get()).map(Marks::name).orElseThrow() + " is the primary now");
        }
        awaitMostAdvanced(node, machine);
        ExecResult result = live.machines(node.cluster()).exec(machine.id(), GuestCommands.promote(), COMMAND);
        if (result.exitCode() != 0) {
            throw Failures.commandFailed(node, "promote", result.stderr());
        }
        await(node, NodeRole.PRIMARY, _ -> {});
    }
}

package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.NodeRole;
import io.flypg.fly.machine.ExecResult;
import io.flypg.fly.machine.Machine;
import io.flypg.postgres.Node;
import io.flypg.postgres.guest.GuestCommands;
import io.flypg.postgres.guest.Unregistration;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.state.Lsn;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.Pace;
import io.flypg.resources.live.Primary;
import java.time.Duration;
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

    private NodeRole role(Machine machine) {
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
                    "look at its log with 'fly logs', mend what it says, and run the command again");
        }
    }

    private boolean hasRole(NodeName node, NodeRole wanted, AtomicReference<String> last) {
        Machine machine = live.require(node);
        NodeRole role = role(machine);
        last.set(said(role));
        boolean settled = role == NodeRole.PRIMARY || role == NodeRole.REPLICA;
        boolean right = wanted == role || wanted == NodeRole.UNKNOWN;
        return settled && right && (role == NodeRole.PRIMARY || streams(machine, last));
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
        live.postgres(machine).writes().stop(STOP);
    }

    void allowWrites(NodeName node) {
        live.postgres(live.require(node)).writes().allow();
    }

    /** When it does not come, writes are allowed again: better the old primary than none. */
    void awaitCaughtUp(NodeName standby, NodeName primary) {
        Node old = live.postgres(live.require(primary));
        try {
            Lsn last = old.state(Set.of("port")).lsn();
            live.postgres(live.require(standby)).writes().awaitReplayed(last, CATCH_UP);
        } catch (PostgresException e) {
            old.writes().allow();
            throw e;
        }
    }

    void checkpoint(NodeName node) {
        live.postgres(live.require(node)).writes().checkpoint(live.pace().patience());
    }

    /** Whether a node answers, or begins to within the time that a boot takes. */
    boolean comesBack(Machine machine) {
        return Pace.until(
                live.pace().bootLeft(NodeObserver.lastEvent(machine)), () -> role(machine) != NodeRole.UNKNOWN);
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
        ExecResult result = live.machines(node.cluster()).exec(machine.id(), GuestCommands.promote(), COMMAND);
        if (result.exitCode() != 0) {
            throw Failures.commandFailed(node, "promote", result.stderr());
        }
        await(node, NodeRole.PRIMARY, _ -> {});
    }
}

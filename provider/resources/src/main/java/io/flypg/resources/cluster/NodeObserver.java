package io.flypg.resources.cluster;

import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.problem.Failure;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineCheck;
import io.flypg.fly.machine.MachineEvent;
import io.flypg.fly.machine.MachineState;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.state.ConfigFile;
import io.flypg.postgres.state.FileSetting;
import io.flypg.postgres.state.Member;
import io.flypg.postgres.state.NodeState;
import io.flypg.postgres.state.Setting;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Operator;
import io.flypg.resources.live.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Looks into one node. */
final class NodeObserver {
    /** The image needs 3 to 5 s from the start of a machine until its PostgreSQL answers; a look waits no longer. */
    private static final Duration MOMENT = Duration.ofSeconds(6);

    private final Live live;

    NodeObserver(Live live) {
        this.live = live;
    }

    /** What boots just now is given a moment: it is neither down nor gone. */
    Node.Sight look(String cluster, Machine machine) {
        AtomicReference<Node.Sight> last = new AtomicReference<>(lookOnce(cluster, machine));
        boolean silent = machine.is(MachineState.STARTED)
                && last.get() instanceof Node.Sight.Unseen
                && !machine.check("role").map(MachineCheck::isPassing).orElse(false);
        if (silent) {
            Duration left = live.pace().bootLeft(lastEvent(machine), Instant.now());
            Pace.until(left.compareTo(MOMENT) < 0 ? left : MOMENT, () -> {
                last.set(lookOnce(cluster, machine));
                return last.get() instanceof Node.Sight.Seen;
            });
        }
        return last.get();
    }

    /** When something happened to a machine the last time: a start, an update, an exit. */
    static Instant lastEvent(Machine machine) {
        return machine.events().stream()
                .map(MachineEvent::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private Node.Sight lookOnce(String cluster, Machine machine) {
        if (!machine.is(MachineState.STARTED)) {
            return new Node.Sight.Unseen(
                    "its machine is " + machine.state().name().toLowerCase(Locale.ROOT), false);
        }
        Operator operator = live.operator(cluster);
        try {
            NodeState state = operator.node(machine).state();
            return new Node.Sight.Seen(inside(state, role(state, machine, operator), machine, operator));
        } catch (PostgresException e) {
            return new Node.Sight.Unseen(Failures.message(e), isDead(machine));
        } catch (Failure failure) {
            return new Node.Sight.Unseen(failure.problems().getFirst().detail(), false);
        }
    }

    /** The platform's own check says whether nobody reaches it, or only we do not. Where there is none, nothing is known. */
    static boolean isDead(Machine machine) {
        return machine.check("role").map(check -> !check.isPassing()).orElse(false);
    }

    private static NodeRole role(NodeState state, Machine machine, Operator operator) {
        if (state.inRecovery()) {
            return NodeRole.REPLICA;
        }
        return isFenced(machine, operator) ? NodeRole.ZOMBIE : NodeRole.PRIMARY;
    }

    /** The platform's check may be a while old, and a fence is lifted within seconds. */
    private static boolean isFenced(Machine machine, Operator operator) {
        boolean wasFenced = machine.check("role")
                .map(MachineCheck::output)
                .orElse("")
                .strip()
                .equals("zombie");
        return wasFenced && operator.admin(machine).role() == io.flypg.postgres.admin.NodeRole.ZOMBIE;
    }

    private static Inside inside(NodeState state, NodeRole role, Machine machine, Operator operator) {
        Map<String, String> values = new HashMap<>();
        state.settings().live().forEach((name, setting) -> values.put(name, setting.value()));
        List<String> pending = state.settings().live().values().stream()
                .filter(Setting::pendingRestart)
                .map(Setting::name)
                .toList();
        return new Inside(
                role,
                new PostgresVersion(
                        state.version().major(),
                        java.util.OptionalInt.of(state.version().minor())),
                state.streams(),
                lags(state),
                file(state, ConfigFile.USER),
                file(state, ConfigFile.AUTO),
                values,
                pending,
                state.members().stream().map(Member::name).toList(),
                closed(state, role, machine, operator));
    }

    private static List<String> closed(NodeState state, NodeRole role, Machine machine, Operator operator) {
        Set<String> stopped = state.writes().stoppedDatabases();
        boolean left = role == NodeRole.PRIMARY
                && !stopped.isEmpty()
                && !operator.admin(machine).locked();
        return left ? stopped.stream().sorted().toList() : List.of();
    }

    private static Map<String, Long> lags(NodeState state) {
        Map<String, Long> lags = new HashMap<>();
        state.followers().forEach(follower -> lags.put(follower.name(), follower.lagBytes()));
        return lags;
    }

    private static SortedMap<String, String> file(NodeState state, ConfigFile file) {
        SortedMap<String, String> values = new TreeMap<>();
        for (FileSetting setting : state.settings().in(file)) {
            if (!setting.name().isEmpty()) {
                values.put(setting.name(), setting.value());
            }
        }
        return values;
    }
}

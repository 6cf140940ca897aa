package io.flypg.resources.cluster;

import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.plan.KnobStep;
import io.flypg.engine.plan.KnobStep.ApplyKnobs;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.machine.Machine;
import io.flypg.postgres.Node;
import io.flypg.postgres.state.NodeState;
import io.flypg.postgres.state.Setting;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.Pace;
import io.flypg.resources.live.Primary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Runs the steps on a cluster's settings. */
final class KnobSteps {
    /** A reload reaches all of a server's processes at once, or something is wrong. */
    private static final Duration RELOAD = Duration.ofSeconds(10);

    private final Live live;

    KnobSteps(Live live) {
        this.live = live;
    }

    void update(KnobStep.UpdateKnobs step) {
        Machine primary = Primary.of(live, step.cluster()).machine();
        SortedSet<String> storing = new TreeSet<>(step.values().keySet());
        storing.addAll(storing(primary));
        live.machines(step.cluster()).metadata(primary.id()).set(Marks.STORING, String.join(",", storing));
        live.admin(primary).updateSettings(step.values());
    }

    /** Names that went to the store while a machine's node was primary, and that not every node has read since. */
    static Set<String> storing(Machine machine) {
        String names = machine.metadata().getOrDefault(Marks.STORING, "");
        return names.isEmpty() ? Set.of() : Set.of(names.split(",", -1));
    }

    void settle(KnobStep.SettleKnobs step) {
        live.nodes(step.cluster()).stream()
                .filter(machine -> machine.metadata().containsKey(Marks.STORING))
                .forEach(machine ->
                        live.machines(step.cluster()).metadata(machine.id()).remove(Marks.STORING));
    }

    void apply(ApplyKnobs step) {
        Machine machine = live.require(step.node());
        Node node = live.postgres(machine);
        if (!step.resets().isEmpty()) {
            node.configuration().resetSystem(step.resets());
        }
        live.admin(machine).applySettings();
        AtomicReference<List<String>> wrong = new AtomicReference<>(List.of());
        boolean applied = Pace.until(RELOAD, () -> {
            wrong.set(wrong(step, node.state()));
            return wrong.get().isEmpty();
        });
        if (!applied) {
            throw refused(step, wrong.get());
        }
    }

    /** Names whose value is neither in force nor waits for a restart of the node. */
    private static List<String> wrong(ApplyKnobs step, NodeState state) {
        Knobs knobs = Knobs.of(state.version().major());
        return step.expected().entrySet().stream()
                .filter(expected -> !holds(knobs, expected, state))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean holds(Knobs knobs, Map.Entry<String, String> expected, NodeState state) {
        Optional<Setting> setting = state.settings().find(expected.getKey());
        return setting.map(Setting::pendingRestart).orElse(false)
                || setting.map(found -> new KnobValue(knobs.named(expected.getKey()), expected.getValue())
                                .sameAs(found.value()))
                        .orElse(false);
    }

    private static Failure refused(ApplyKnobs step, List<String> names) {
        String list = names.stream().collect(Collectors.joining(", "));
        return new Failure(
                Failure.Kind.FAILED,
                Problem.of(
                        step.node(),
                        "Settings not in force",
                        list + " did not become what was stored on " + step.node() + ".",
                        "see its log for what PostgreSQL says about its configuration files; a wrong value keeps it"
                                + " from starting again, so set the knob to a legal one and apply"));
    }
}

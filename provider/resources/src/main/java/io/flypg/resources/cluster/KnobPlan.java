package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.ImageDefaults;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.KnobStep;
import io.flypg.engine.plan.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the declared settings with what the nodes say. Settings go to the shared store, are applied on every node and read back,
 * and only then nodes restart; what must not be mixed goes in passes of its own, one wholly after the other.
 */
final class KnobPlan {
    private final ClusterSpec spec;
    private final List<Node> nodes;
    private final Draft draft;
    private final Rolling rolling;
    private final SortedMap<String, KnobValue> wanted = new TreeMap<>();
    private final Set<String> undeclared = new TreeSet<>();
    private final List<Passes.Pass> passes;
    private final List<KnobValue> finished = new ArrayList<>();

    KnobPlan(ClusterSpec spec, List<Node> nodes, Draft draft, Rolling rolling) {
        this.spec = spec;
        this.nodes = nodes;
        this.draft = draft;
        this.rolling = rolling;
        wanted.putAll(spec.config().knobs());
        nodes.forEach(node -> inside(node).store().keySet().forEach(this::wantDefault));
        passes =
                new Passes(nodes, wanted.values().stream().filter(this::differs).toList()).all();
    }

    /** A setting in the store that nobody declares cannot be taken out of it, so it is set to what the image would have. */
    private void wantDefault(String name) {
        if (wanted.containsKey(name)) {
            return;
        }
        Knobs knobs = Knobs.of(spec.postgres().major());
        if (knobs.find(name).flatMap(Knob::broughtBy).map(this::isUnloaded).orElse(false)) {
            return;
        }
        smallestDefaults(knobs).value(name).ifPresent(value -> {
            wanted.put(name, value);
            undeclared.add(name);
        });
    }

    /** One value is for all nodes, so it has to fit the smallest. */
    private ImageDefaults smallestDefaults(Knobs knobs) {
        Collection<Layout.Group> groups = new Layout(spec).groups().values();
        Size memory = groups.stream()
                .map(group -> group.machine().memory())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Size volume = groups.stream()
                .map(group -> group.volume().size())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new ImageDefaults(knobs, memory, volume);
    }

    /** What a library brought means nothing once it is not loaded any more. */
    private boolean isUnloaded(String library) {
        KnobValue libraries = spec.config().knobs().get("shared_preload_libraries");
        return libraries == null || !List.of(libraries.setting().split(",", -1)).contains(library);
    }

    private boolean differs(KnobValue value) {
        return nodes.stream().anyMatch(node -> !isStored(node, value) || !isLive(node, value));
    }

    /**
     * Finishes a lowering that an earlier run began to store and did not get through: until then every restart of a standby could leave it
     * with less than its primary has.
     */
    void finishLowering() {
        passes.stream().filter(pass -> pass.isLowering() && isBegun(pass)).forEach(pass -> {
            run(pass);
            finished.addAll(pass.values());
        });
    }

    private boolean isBegun(Passes.Pass pass) {
        return pass.values().stream()
                .anyMatch(value -> nodes.stream().anyMatch(node -> isStored(node, value) && !isLive(node, value)));
    }

    void plan() {
        overrides();
        for (KnobValue value : wanted.values()) {
            if (differs(value) && nodes.stream().noneMatch(node -> isOverridden(node, value))) {
                draft.field(field(value));
            }
        }
        if (hasOverrides() && passes.stream().allMatch(this::isStored)) {
            applyEverywhere(List.of());
        }
        passes.stream().filter(pass -> !finished.containsAll(pass.values())).forEach(this::run);
    }

    private void overrides() {
        for (Node node : nodes) {
            inside(node).overrides().forEach((name, value) -> {
                KnobValue desired = wanted.get(name);
                String after = desired == null ? null : desired.display();
                Effect effect = desired != null && desired.knob().takesRestart() ? Effect.RESTART : Effect.RELOAD;
                draft.field(FieldDiff.of("config." + name, value, after, effect)
                        .asDrift("ALTER SYSTEM in postgresql.auto.conf of " + node.name()));
            });
        }
    }

    private FieldDiff field(KnobValue value) {
        String name = value.knob().name();
        Effect effect = value.knob().takesRestart() ? Effect.RESTART : Effect.RELOAD;
        FieldDiff field = FieldDiff.of("config." + name, shown(value), value.display(), effect);
        return undeclared.contains(name) ? field.from(Origin.DEFAULT) : field;
    }

    /** What the first node has that is not as desired. */
    private String shown(KnobValue value) {
        for (Node node : nodes) {
            String stored = inside(node).store().get(value.knob().name());
            if (stored != null && !isStored(node, value)) {
                return KnobValue.ofFile(value.knob(), stored).display();
            }
            if (!isLive(node, value)) {
                boolean pending = isStored(node, value);
                return live(node, value)
                                .map(setting ->
                                        KnobValue.ofLive(value.knob(), setting).display())
                                .orElse("not loaded")
                        + (pending ? " (restart pending on " + node.name() + ")" : "");
            }
        }
        return value.display();
    }

    private void run(Passes.Pass pass) {
        if (!isStored(pass)) {
            SortedMap<String, String> sent = new TreeMap<>();
            pass.values().forEach(value -> sent.put(value.knob().name(), value.setting()));
            draft.step(new KnobStep.UpdateKnobs(spec.name(), sent));
            applyEverywhere(pass.values());
        }
        restart(pass);
    }

    private boolean isStored(Passes.Pass pass) {
        return pass.values().stream().allMatch(value -> nodes.stream().allMatch(node -> isStored(node, value)));
    }

    private void restart(Passes.Pass pass) {
        Set<NodeName> restarts = restarts(pass.values());
        if (pass.isLowering()) {
            rolling.primaryFirst(restarts, Rolling.NodeAction.RESTART);
        } else {
            rolling.standbysFirst(restarts, Rolling.NodeAction.RESTART);
        }
    }

    private boolean hasOverrides() {
        return nodes.stream().anyMatch(node -> !inside(node).overrides().isEmpty());
    }

    private void applyEverywhere(List<KnobValue> values) {
        SortedMap<String, String> expected = new TreeMap<>();
        values.forEach(value -> expected.put(value.knob().name(), value.setting()));
        for (Node node : nodes) {
            List<String> resets = new ArrayList<>(inside(node).overrides().keySet());
            draft.step(new KnobStep.ApplyKnobs(node.name(), expected, resets));
        }
    }

    private Set<NodeName> restarts(List<KnobValue> values) {
        return nodes.stream()
                .filter(node -> values.stream().anyMatch(value -> value.knob().takesRestart() && !isLive(node, value)))
                .map(Node::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOverridden(Node node, KnobValue value) {
        return inside(node).overrides().containsKey(value.knob().name());
    }

    /** Whether the node's copy of the store says so, or says nothing and it holds anyway. */
    private static boolean isStored(Node node, KnobValue value) {
        String stored = inside(node).store().get(value.knob().name());
        return stored == null
                ? isLive(node, value) && !isOverridden(node, value)
                : value.sameAs(KnobValue.ofFile(value.knob(), stored));
    }

    private static boolean isLive(Node node, KnobValue value) {
        return live(node, value).map(value::sameAs).orElse(false);
    }

    private static Optional<String> live(Node node, KnobValue value) {
        return Optional.ofNullable(inside(node).live().get(value.knob().name()));
    }

    private static Inside inside(Node node) {
        return node.inside().orElseThrow(() -> new IllegalStateException(node.name() + " was not seen"));
    }
}

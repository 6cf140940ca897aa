package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.knob.Discretion;
import io.flypg.engine.knob.ImageDefaults;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.KnobType;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.KnobStep;
import io.flypg.engine.plan.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares the declared settings with what the nodes say. Settings go to the shared store, are applied on every node and read back,
 * and only then nodes restart; what must not be mixed goes in passes of its own, one wholly after the other.
 */
final class KnobPlan {
    private final ClusterSpec spec;
    private final Layout layout;
    private final List<Node> nodes;
    private final Draft draft;
    private final Rolling rolling;
    private final SortedMap<String, KnobValue> wanted = new TreeMap<>();
    private final Set<String> undeclared = new TreeSet<>();
    private final KnobState state;
    private final List<KnobValue> pinned;
    private final List<Passes.Pass> passes;
    private final List<KnobValue> finished = new ArrayList<>();

    /** What this plan has put into the store by now. */
    private final Map<String, KnobValue> sent = new TreeMap<>();

    private boolean isApplied;

    KnobPlan(ClusterSpec spec, List<Node> nodes, Draft draft, Rolling rolling) {
        this.spec = spec;
        this.layout = new Layout(spec);
        this.nodes = nodes;
        this.draft = draft;
        this.rolling = rolling;
        this.state = new KnobState(layout, knobs(), undeclared);
        wanted.putAll(spec.config().knobs());
        nodes.stream().map(KnobState::inside).forEach(inside -> {
            inside.store().keySet().forEach(this::wantDefault);
            inside.overrides().keySet().forEach(this::wantDefault);
            inside.pending().forEach(this::wantDefault);
        });
        pinned = wanted.values().stream().filter(this::isToPin).toList();
        passes = new Passes(
                        nodes,
                        rolling.primary(),
                        wanted.values().stream()
                                .filter(this::differs)
                                .filter(value -> !pinned.contains(value))
                                .toList())
                .all();
    }

    /**
     * What somebody set and nobody declares goes back to what the image would have: in the store by setting it to that, because nothing
     * can be taken out of there. What is the image's own is left to it.
     */
    private void wantDefault(String name) {
        Knobs knobs = knobs();
        Optional<Knob> knob = knobs.find(name)
                .filter(found -> !wanted.containsKey(found.name()))
                .filter(found -> knobs.whyNot(found).isEmpty())
                .filter(found -> !found.broughtBy().map(this::isUnloaded).orElse(false));
        knob.flatMap(found -> layout.smallest(knobs, nodes).value(found.name())).ifPresent(value -> {
            wanted.put(value.knob().name(), value);
            undeclared.add(value.knob().name());
        });
    }

    /** What a library brought means nothing once it is not loaded any more. */
    private boolean isUnloaded(String library) {
        KnobValue libraries = spec.config().knobs().get("shared_preload_libraries");
        return libraries == null || !List.of(libraries.setting().split(",", -1)).contains(library);
    }

    private Knobs knobs() {
        return Knobs.of(spec.postgres().major());
    }

    private boolean differs(KnobValue value) {
        return nodes.stream().anyMatch(node -> !state.isStored(node, value) || !state.isLive(node, value));
    }

    /**
     * Ends what an earlier run began to raise or lower and did not get through, towards what is declared now: until then a restart for
     * something else could leave a standby with less than its primary has.
     *
     * @param growing whether machines are still to grow: until they have, nothing is raised beyond what the store has already
     */
    void finishBegun(boolean growing) {
        if (nodes.stream().anyMatch(this::hasFollowingOverride)) {
            resetOverrides();
        }
        hold();
        passes.stream().filter(Passes.Pass::isBegun).forEach(pass -> {
            Passes.Pass within = growing ? pass.with(this::asStored) : pass;
            run(within);
            finished.addAll(within.values());
        });
    }

    /** A restart for whatever reason would bring it to life. */
    private boolean hasFollowingOverride(Node node) {
        return KnobState.inside(node).overrides().keySet().stream()
                .anyMatch(
                        name -> knobs().find(name).filter(Knob::followsPrimary).isPresent());
    }

    /**
     * What is to be lowered stays what the primary has at first, where nodes restart for something else before. A standby with less than
     * that does not replay any more, and restarting it is what brings it back.
     */
    private void hold() {
        List<KnobValue> held = passes.stream()
                .filter(Passes.Pass::isLowering)
                .flatMap(pass -> pass.values().stream())
                .flatMap(value -> ofPrimary(value).stream())
                .toList();
        Set<NodeName> below = names(node -> held.stream()
                .anyMatch(value -> KnobState.number(node, value)
                        .filter(now -> now < value.number())
                        .isPresent()));
        boolean raises = passes.stream().anyMatch(pass -> pass.isBegun() && !pass.isLowering());
        boolean isStored =
                held.stream().allMatch(value -> nodes.stream().allMatch(node -> state.isStored(node, value)));
        if (!below.isEmpty() || (raises && !isStored)) {
            update(held);
            rolling.standbysFirst(below, Set.of(), Rolling.NodeAction.RESTART);
        }
    }

    private Optional<KnobValue> ofPrimary(KnobValue value) {
        return nodes.stream()
                .filter(node -> node.name().equals(rolling.primary()))
                .flatMap(node -> KnobState.live(node, value).stream())
                .map(live -> KnobValue.ofLive(value.knob(), live))
                .findFirst();
    }

    private Set<NodeName> names(Predicate<Node> which) {
        return nodes.stream().filter(which).map(Node::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What every node starts with anyway, if that is less than what is wanted and no less than the primary has. */
    private KnobValue asStored(KnobValue value) {
        return nodes.stream()
                .flatMap(node -> Optional.ofNullable(
                        KnobState.inside(node).store().get(value.knob().name()))
                        .stream())
                .map(stored -> KnobValue.ofFile(value.knob(), stored))
                .filter(stored -> stored.number() < value.number())
                .filter(stored -> ofPrimary(value)
                        .filter(now -> now.number() <= stored.number())
                        .isPresent())
                .findFirst()
                .orElse(value);
    }

    /**
     * Brings the store, and so every node that starts from now on, to what is declared, as far as that is safe while nobody restarts for
     * it: a standby must not start with less than its primary has, and nobody with more than fits a machine that has not grown yet. There
     * a setting stays what the primary has.
     *
     * @param storing names of which nobody knows what the store holds
     * @param growing whether machines are still to grow
     */
    void store(Node primary, Collection<String> storing, boolean growing) {
        storing.forEach(this::wantDefault);
        List<KnobValue> sent = wanted.values().stream()
                .filter(value -> !Passes.isUnknown(value, nodes))
                .map(value -> safe(value, primary, growing))
                .filter(value -> storing.contains(value.knob().name())
                        || nodes.stream().anyMatch(node -> !state.isStored(node, value)))
                .toList();
        sent.forEach(value -> draft.field(
                nodes.stream().allMatch(node -> state.isStored(node, value))
                        ? FieldDiff.of("config." + value.knob().name(), "half stored", onTheWay(value), Effect.RELOAD)
                        : field(value)));
        if (!sent.isEmpty()) {
            overrides();
            update(sent);
        } else if (!storing.isEmpty()) {
            draft.step(new KnobStep.SettleKnobs(spec.name()));
        }
    }

    /** What is declared may have to wait until every node has read what is stored first. */
    private String onTheWay(KnobValue sent) {
        KnobValue declared = wanted.getOrDefault(sent.knob().name(), sent);
        return declared.equals(sent) ? sent.display() : sent.display() + ", then " + declared.display();
    }

    private static KnobValue safe(KnobValue value, Node primary, boolean growing) {
        Optional<String> live = KnobState.live(primary, value);
        if (live.isEmpty() || value.knob().type() != KnobType.INTEGER) {
            return value;
        }
        KnobValue now = KnobValue.ofLive(value.knob(), live.get());
        boolean lowers = value.knob().followsPrimary() && value.number() < now.number();
        boolean raises = growing && value.knob().takesRestart() && value.number() > now.number();
        return lowers || raises ? now : value;
    }

    /**
     * Stores what holds on every node only because the image chose the same, before anything takes a node to another size, or adds one of
     * another size, for which the image would choose something else. Nobody restarts for it.
     */
    void pin() {
        pinned.forEach(value -> draft.field(
                FieldDiff.of("config." + value.knob().name(), "automatic", value.display(), Effect.RELOAD)));
        if (!pinned.isEmpty()) {
            update(pinned);
        }
    }

    private boolean isToPin(KnobValue value) {
        String name = value.knob().name();
        return !undeclared.contains(name)
                && nodes.stream().allMatch(node -> state.isLive(node, value) && !KnobState.isOverridden(node, value))
                && nodes.stream()
                        .anyMatch(node -> !KnobState.inside(node).store().containsKey(name))
                && (nodes.stream().anyMatch(node -> state.moves(node, value)) || comesWithout(value));
    }

    /** Whether a node is to come for which the image would choose something else. */
    private boolean comesWithout(KnobValue value) {
        return layout.groups().values().stream()
                .filter(group -> nodes.stream()
                                .filter(node -> node.group().equals(group.name()))
                                .count()
                        < group.count())
                .map(group -> new ImageDefaults(
                        knobs(), group.machine().memory(), group.volume().size()))
                .flatMap(image -> image.value(value.knob().name()).stream())
                .anyMatch(chosen -> !chosen.sameAs(value));
    }

    void plan() {
        overrides();
        for (KnobValue value : wanted.values()) {
            if (differs(value)
                    && !pinned.contains(value)
                    && nodes.stream().noneMatch(node -> KnobState.isOverridden(node, value))) {
                draft.field(field(value));
            }
        }
        passes.stream().filter(pass -> !finished.containsAll(pass.values())).forEach(this::run);
        resetOverrides();
    }

    private void overrides() {
        for (Node node : nodes) {
            KnobState.inside(node).overrides().forEach((name, value) -> {
                KnobValue desired = wanted.get(name);
                FieldDiff field = desired == null
                        ? FieldDiff.of("config." + name, Discretion.shown(name, value), null, Effect.RELOAD)
                        : field(desired, shown(KnobValue.ofFile(desired.knob(), value)));
                draft.field(field.asDrift("ALTER SYSTEM in postgresql.auto.conf of " + node.name()));
            });
        }
    }

    /** What the first node has that is not as desired, and where that lives. */
    private FieldDiff field(KnobValue value) {
        Knob knob = value.knob();
        Optional<String> stored = nodes.stream()
                .filter(node -> !state.isStored(node, value))
                .flatMap(node ->
                        Optional.ofNullable(KnobState.inside(node).store().get(knob.name())).stream())
                .findFirst();
        if (stored.isPresent()) {
            return field(value, shown(KnobValue.ofFile(knob, stored.get()))).in("the shared store");
        }
        List<Node> behind =
                nodes.stream().filter(node -> !state.isLive(node, value)).toList();
        String before = behind.stream()
                .flatMap(node -> KnobState.live(node, value).stream())
                .findFirst()
                .map(setting -> shown(KnobValue.ofLive(knob, setting)))
                .orElse(behind.isEmpty() ? value.display() : "not loaded");
        String waiting = behind.stream()
                .filter(node -> KnobState.inside(node).pending().contains(knob.name()))
                .map(node -> node.name().toString())
                .collect(Collectors.joining(", "));
        FieldDiff field = field(value, before);
        return waiting.isEmpty() ? field : field.in("restart pending on " + waiting);
    }

    private static String shown(KnobValue before) {
        return Discretion.shown(before.knob().name(), before.display());
    }

    private FieldDiff field(KnobValue value, String before) {
        String name = value.knob().name();
        Effect effect = value.knob().takesRestart() ? Effect.RESTART : Effect.RELOAD;
        FieldDiff field = FieldDiff.of("config." + name, before, value.display(), effect);
        return undeclared.contains(name) ? field.from(Origin.DEFAULT) : field;
    }

    private void run(Passes.Pass pass) {
        Set<NodeName> restarts = names(node -> pass.values().stream().anyMatch(value -> hasToRestart(node, value)));
        if (pass.values().stream().allMatch(value -> nodes.stream().allMatch(node -> isStored(node, value)))) {
            resetOverrides();
        } else {
            update(pass.values());
        }
        if (pass.isLowering()) {
            rolling.primaryFirst(restarts, Rolling.NodeAction.RESTART);
        } else {
            restarts.removeIf(this::isSucceeded);
            Set<NodeName> lowered = names(node -> pass.values().stream()
                    .anyMatch(value -> value.knob().followsPrimary()
                            && KnobState.number(node, value)
                                    .filter(now -> now > value.number())
                                    .isPresent()));
            rolling.standbysFirst(restarts, lowered, Rolling.NodeAction.RESTART);
        }
    }

    private boolean isStored(Node node, KnobValue value) {
        KnobValue now = sent.get(value.knob().name());
        return now == null ? state.isStored(node, value) : now.equals(value);
    }

    private boolean hasToRestart(Node node, KnobValue value) {
        return KnobState.takesRestart(node, value) && !willBeLive(node, value);
    }

    /** A node that this plan restarted before came up with what the store had until then. */
    private boolean willBeLive(Node node, KnobValue value) {
        return state.isLive(node, value) && (isStored(node, value) || !rolling.hasChanged(node.name()));
    }

    /**
     * Whether it is the primary whose place a new node takes later in the plan: to switch over twice would help nobody. But what a library
     * brings can be read back only where it is loaded.
     */
    private boolean isSucceeded(NodeName name) {
        return name.equals(rolling.primary())
                && nodes.stream().anyMatch(node -> node.name().equals(name) && layout.isOutdated(node))
                && wanted.values().stream().noneMatch(value -> Passes.isUnknown(value, nodes));
    }

    private void update(List<KnobValue> values) {
        SortedMap<String, String> settings = new TreeMap<>();
        values.forEach(value -> {
            settings.put(value.knob().name(), value.setting());
            sent.put(value.knob().name(), value);
        });
        draft.step(new KnobStep.UpdateKnobs(spec.name(), settings));
        applyEverywhere(values);
        draft.step(new KnobStep.SettleKnobs(spec.name()));
    }

    /** Whatever is applied resets them along the way. */
    private void resetOverrides() {
        if (!isApplied
                && nodes.stream()
                        .anyMatch(node -> !KnobState.inside(node).overrides().isEmpty())) {
            applyEverywhere(List.of());
        }
    }

    private void applyEverywhere(List<KnobValue> values) {
        isApplied = true;
        SortedMap<String, String> expected = new TreeMap<>();
        values.forEach(value -> expected.put(value.knob().name(), value.setting()));
        for (Node node : nodes) {
            List<String> resets =
                    new ArrayList<>(KnobState.inside(node).overrides().keySet());
            draft.step(new KnobStep.ApplyKnobs(node.name(), expected, resets));
        }
    }
}

package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Size;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private final List<KnobValue> pinned;
    private final List<Passes.Pass> passes;
    private final List<KnobValue> finished = new ArrayList<>();
    private boolean isApplied;

    KnobPlan(ClusterSpec spec, List<Node> nodes, Draft draft, Rolling rolling) {
        this.spec = spec;
        this.layout = new Layout(spec);
        this.nodes = nodes;
        this.draft = draft;
        this.rolling = rolling;
        wanted.putAll(spec.config().knobs());
        nodes.stream().map(KnobPlan::inside).forEach(inside -> {
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
        knob.flatMap(found -> smallestDefaults(knobs).value(found.name())).ifPresent(value -> {
            wanted.put(value.knob().name(), value);
            undeclared.add(value.knob().name());
        });
    }

    /** One value is for all nodes, so it has to fit the smallest. */
    private ImageDefaults smallestDefaults(Knobs knobs) {
        List<Layout.Group> sizes = Stream.concat(
                        layout.groups().values().stream(), nodes.stream().flatMap(node -> layout.group(node).stream()))
                .toList();
        Size memory = sizes.stream()
                .map(group -> group.machine().memory())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Size volume = sizes.stream()
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
     * Ends what an earlier run began to raise or lower and did not get through, towards what is declared now: until then a restart for
     * something else could leave a standby with less than its primary has.
     */
    void finishBegun() {
        passes.stream().filter(Passes.Pass::isBegun).forEach(pass -> {
            run(pass);
            finished.addAll(pass.values());
        });
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
                .filter(value -> !passes().isUnknownToNodes(value))
                .map(value -> safe(value, primary, growing))
                .filter(value -> storing.contains(value.knob().name())
                        || nodes.stream().anyMatch(node -> !isStored(node, value)))
                .toList();
        sent.forEach(value -> draft.field(
                nodes.stream().allMatch(node -> isStored(node, value))
                        ? FieldDiff.of("config." + value.knob().name(), "half stored", value.display(), Effect.RELOAD)
                        : field(value)));
        if (!sent.isEmpty()) {
            overrides();
            update(sent);
        } else if (!storing.isEmpty()) {
            draft.step(new KnobStep.SettleKnobs(spec.name()));
        }
    }

    private Passes passes() {
        return new Passes(nodes, rolling.primary(), List.of());
    }

    private static KnobValue safe(KnobValue value, Node primary, boolean growing) {
        Optional<String> live = live(primary, value);
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
                && nodes.stream().allMatch(node -> isLive(node, value) && !isOverridden(node, value))
                && nodes.stream().anyMatch(node -> !inside(node).store().containsKey(name))
                && (nodes.stream().anyMatch(node -> moves(node, value)) || comesWithout(value));
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
                    && nodes.stream().noneMatch(node -> isOverridden(node, value))) {
                draft.field(field(value));
            }
        }
        passes.stream().filter(pass -> !finished.containsAll(pass.values())).forEach(this::run);
        resetOverrides();
    }

    private void overrides() {
        for (Node node : nodes) {
            inside(node).overrides().forEach((name, value) -> {
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
                .filter(node -> !isStored(node, value))
                .flatMap(node -> Optional.ofNullable(inside(node).store().get(knob.name())).stream())
                .findFirst();
        if (stored.isPresent()) {
            return field(value, shown(KnobValue.ofFile(knob, stored.get()))).in("the shared store");
        }
        List<Node> behind = nodes.stream().filter(node -> !isLive(node, value)).toList();
        String before = behind.stream()
                .flatMap(node -> live(node, value).stream())
                .findFirst()
                .map(setting -> shown(KnobValue.ofLive(knob, setting)))
                .orElse(behind.isEmpty() ? value.display() : "not loaded");
        String waiting = behind.stream()
                .filter(node -> inside(node).pending().contains(knob.name()))
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
        if (isStored(pass)) {
            resetOverrides();
        } else {
            update(pass.values());
        }
        restart(pass);
    }

    private void update(List<KnobValue> values) {
        SortedMap<String, String> sent = new TreeMap<>();
        values.forEach(value -> sent.put(value.knob().name(), value.setting()));
        draft.step(new KnobStep.UpdateKnobs(spec.name(), sent));
        applyEverywhere(values);
        draft.step(new KnobStep.SettleKnobs(spec.name()));
    }

    private boolean isStored(Passes.Pass pass) {
        return pass.values().stream().allMatch(value -> nodes.stream().allMatch(node -> isStored(node, value)));
    }

    private void restart(Passes.Pass pass) {
        Set<NodeName> restarts = restarts(pass.values());
        if (!pass.isLowering()) {
            nodes.stream().filter(this::isSucceeded).map(Node::name).forEach(restarts::remove);
        }
        if (pass.isLowering()) {
            rolling.primaryFirst(restarts, Rolling.NodeAction.RESTART);
        } else if (pass.isBegun()) {
            rolling.caughtUpStandbysFirst(restarts, Rolling.NodeAction.RESTART);
        } else {
            rolling.standbysFirst(restarts, Rolling.NodeAction.RESTART);
        }
    }

    /** Whatever is applied resets them along the way. */
    private void resetOverrides() {
        if (!isApplied
                && nodes.stream().anyMatch(node -> !inside(node).overrides().isEmpty())) {
            applyEverywhere(List.of());
        }
    }

    private void applyEverywhere(List<KnobValue> values) {
        isApplied = true;
        SortedMap<String, String> expected = new TreeMap<>();
        values.forEach(value -> expected.put(value.knob().name(), value.setting()));
        for (Node node : nodes) {
            List<String> resets = new ArrayList<>(inside(node).overrides().keySet());
            draft.step(new KnobStep.ApplyKnobs(node.name(), expected, resets));
        }
    }

    /** Whether it is the primary whose place a new node takes later in the plan: to switch over twice would help nobody. */
    private boolean isSucceeded(Node node) {
        return node.name().equals(rolling.primary()) && layout.isOutdated(node);
    }

    private Set<NodeName> restarts(List<KnobValue> values) {
        return nodes.stream()
                .filter(node ->
                        values.stream().anyMatch(value -> takesRestart(node, value) && !willBeLive(node, value)))
                .map(Node::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A node that this plan restarted before came up with what the store had until then. */
    private boolean willBeLive(Node node, KnobValue value) {
        return isLive(node, value) && (isStored(node, value) || !rolling.hasChanged(node.name()));
    }

    /** The server knows better than the catalogue, which does not have the settings of every library. */
    private static boolean takesRestart(Node node, KnobValue value) {
        return value.knob().takesRestart()
                || inside(node).pending().contains(value.knob().name());
    }

    private static boolean isOverridden(Node node, KnobValue value) {
        return inside(node).overrides().containsKey(value.knob().name());
    }

    /** Whether the node's copy of the store says so, or says nothing and it holds anyway or needs not be said. */
    private boolean isStored(Node node, KnobValue value) {
        String stored = inside(node).store().get(value.knob().name());
        if (stored != null) {
            return value.sameAs(KnobValue.ofFile(value.knob(), stored));
        }
        return undeclared.contains(value.knob().name())
                || (isLive(node, value) && !isOverridden(node, value) && !moves(node, value));
    }

    /** Whether the image would choose something else for it once the node is as declared: it takes some values from memory and disk. */
    private boolean moves(Node node, KnobValue value) {
        return layout.group(node)
                .filter(group -> !now(node, group)
                        .value(value.knob().name())
                        .equals(then(node, group).value(value.knob().name())))
                .isPresent();
    }

    private ImageDefaults now(Node node, Layout.Group group) {
        return new ImageDefaults(knobs(), node.setup().machine().memory(), volume(node, group));
    }

    /** A volume that the platform has extended stays as it is; one that shrinks is another's. */
    private ImageDefaults then(Node node, Layout.Group group) {
        Size declared = group.volume().size();
        Size now = volume(node, group);
        boolean stays = declared.compareTo(now) <= 0 && !layout.shrinks(node);
        return new ImageDefaults(knobs(), group.machine().memory(), stays ? now : declared);
    }

    private Knobs knobs() {
        return Knobs.of(spec.postgres().major());
    }

    private static Size volume(Node node, Layout.Group group) {
        return node.volume().map(NodeVolume::size).orElse(group.volume().size());
    }

    /**
     * What nobody declared or stored is the image's choice for each node, which only the node knows: it says when it runs with something
     * else.
     */
    private boolean isLive(Node node, KnobValue value) {
        String name = value.knob().name();
        boolean same = live(node, value).map(value::sameAs).orElse(false);
        if (undeclared.contains(name) && !inside(node).store().containsKey(name)) {
            return isOverridden(node, value) ? same : !inside(node).pending().contains(name);
        }
        return same;
    }

    private static Optional<String> live(Node node, KnobValue value) {
        return Optional.ofNullable(inside(node).live().get(value.knob().name()));
    }

    private static Inside inside(Node node) {
        return node.inside().orElseThrow(() -> new IllegalStateException(node.name() + " was not seen"));
    }
}

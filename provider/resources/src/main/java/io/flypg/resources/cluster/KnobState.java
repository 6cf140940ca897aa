package io.flypg.resources.cluster;

import io.flypg.engine.address.Size;
import io.flypg.engine.knob.ImageDefaults;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import java.util.Optional;
import java.util.Set;

/**
 * What nodes say about settings.
 *
 * @param undeclared names that nobody declares, and that go back to what the image would have
 */
record KnobState(Layout layout, Knobs knobs, Set<String> undeclared) {
    /** The server knows better than the catalogue, which does not have the settings of every library. */
    static boolean takesRestart(Node node, KnobValue value) {
        return value.knob().takesRestart()
                || inside(node).pending().contains(value.knob().name());
    }

    static boolean isOverridden(Node node, KnobValue value) {
        return inside(node).overrides().containsKey(value.knob().name());
    }

    /** Whether the node's copy of the store says so, or says nothing and it holds anyway or needs not be said. */
    boolean isStored(Node node, KnobValue value) {
        String stored = inside(node).store().get(value.knob().name());
        if (stored != null) {
            return value.sameAs(KnobValue.ofFile(value.knob(), stored));
        }
        return undeclared.contains(value.knob().name())
                || (isLive(node, value) && !isOverridden(node, value) && !moves(node, value));
    }

    /** Whether the image would choose something else for it once the node is as declared: it takes some values from memory and disk. */
    boolean moves(Node node, KnobValue value) {
        return layout.group(node)
                .filter(group -> !now(node, group)
                        .value(value.knob().name())
                        .equals(then(node, group).value(value.knob().name())))
                .isPresent();
    }

    private ImageDefaults now(Node node, Layout.Group group) {
        return new ImageDefaults(knobs, node.setup().machine().memory(), volume(node, group));
    }

    /** A volume that the platform has extended stays as it is; one that shrinks is another's. */
    private ImageDefaults then(Node node, Layout.Group group) {
        Size declared = group.volume().size();
        Size now = volume(node, group);
        boolean stays = declared.compareTo(now) <= 0 && !layout.shrinks(node);
        return new ImageDefaults(knobs, group.machine().memory(), stays ? now : declared);
    }

    private static Size volume(Node node, Layout.Group group) {
        return node.volume().map(NodeVolume::size).orElse(group.volume().size());
    }

    /**
     * What nobody declared or stored is the image's choice for each node, which only the node knows: it says when it runs with something
     * else.
     */
    boolean isLive(Node node, KnobValue value) {
        String name = value.knob().name();
        boolean same = live(node, value).map(value::sameAs).orElse(false);
        if (undeclared.contains(name) && !inside(node).store().containsKey(name)) {
            return isOverridden(node, value) ? same : !inside(node).pending().contains(name);
        }
        return same;
    }

    static Optional<String> live(Node node, KnobValue value) {
        return Optional.ofNullable(inside(node).live().get(value.knob().name()));
    }

    /** What is in force, of a setting that is a whole number. */
    static Optional<Long> number(Node node, KnobValue value) {
        return live(node, value).map(now -> KnobValue.ofLive(value.knob(), now).number());
    }

    static Inside inside(Node node) {
        return node.inside().orElseThrow(() -> new IllegalStateException(node.name() + " was not seen"));
    }
}

package io.flypg.engine.bind;

import io.flypg.engine.address.Size;
import io.flypg.engine.knob.ImageDefaults;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.Config;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a node runs with: what is declared, else what the image chooses for a node of that size.
 *
 * @param memory of the node's machine
 * @param volume the size of the node's volume
 */
record NodeKnobs(Config config, int major, Size memory, Size volume) {
    /** What holds for a knob that every major has. */
    KnobValue value(String name) {
        KnobValue declared = config.knobs().get(name);
        return declared != null
                ? declared
                : new ImageDefaults(Knobs.of(major), memory, volume).value(name).orElseThrow();
    }

    long number(String name) {
        return value(name).number();
    }

    long bytes(String name) {
        return value(name).bytes();
    }

    boolean declares(String name) {
        return config.knobs().containsKey(name);
    }

    /** The one with the largest value in bytes of those that somebody declared. */
    Optional<String> largestDeclared(Collection<String> names) {
        return names.stream().filter(this::declares).max(Comparator.comparingLong(this::bytes));
    }

    /** The same without anything declared: the image's own choice. */
    NodeKnobs undeclared() {
        return new NodeKnobs(Config.EMPTY, major, memory, volume);
    }

    NodeKnobs withMemory(Size other) {
        return new NodeKnobs(config, major, other, volume);
    }
}

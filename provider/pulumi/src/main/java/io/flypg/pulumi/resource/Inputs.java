package io.flypg.pulumi.resource;

import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.property.ResourceProperties;
import io.flypg.engine.word.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The properties of one resource, on their way to its spec. */
final class Inputs {
    private static final Place NOWHERE = Place.ofFile("");

    private Inputs() {}

    /** The same with a name where none is given: the one it has had, or the resource's own. */
    static Value.Named named(Kind kind, Urn urn, Value.Named properties, Value.Named olds) {
        if (!kind.isNamed() || properties.values().containsKey("name")) {
            return properties;
        }
        Map<String, Value> named = new LinkedHashMap<>(properties.values());
        Value before = olds.values().get("name");
        named.put("name", before != null ? before : new Value.Text(urn.name(), Place.ofFile("name")));
        return new Value.Named(named, properties.place());
    }

    /**
     * The spec that properties declare, which were checked before.
     *
     * @throws Failure bad input, when they declare none, or when one of them is not known
     */
    static Spec require(Kind kind, Value.Named properties) {
        Problems problems = new Problems();
        Value.Named declared = ResourceProperties.declared(kind.spec(), properties);
        Optional<Spec> spec =
                ResourceProperties.bind(kind.spec(), declared, problems).map(Spec.class::cast);
        if (spec.isEmpty() && !problems.hasErrors()) {
            problems.add(Problem.general(
                    "Not known", "a value of the resource is not known yet, and it cannot be made without.", ""));
        }
        return spec.orElseThrow(() -> new Failure(Failure.Kind.BAD_INPUT, problems.toList()));
    }

    /**
     * The spec that was recorded. What people may write is not asked of it: checks come and go, and what is there is there.
     *
     * @return empty when it is not even of the right kinds, as what another version may have recorded
     */
    static Optional<Spec> recorded(Kind kind, Value.Named outputs) {
        Value.Named declared = ResourceProperties.declared(kind.spec(), outputs);
        return ResourceProperties.read(kind.spec(), declared).map(Spec.class::cast);
    }

    /** The properties with what is not known yet taken from before, or left out where it was not there. */
    static Value.Named known(Value.Named properties, Value.Named before) {
        Map<String, Value> known = new LinkedHashMap<>();
        properties.values().forEach((name, value) -> {
            Value old = before.values().get(name);
            if (value instanceof Value.Named inner && ResourceProperties.isUnknown(value)) {
                known.put(
                        name,
                        known(inner, old instanceof Value.Named named ? named : new Value.Named(Map.of(), NOWHERE)));
            } else if (!ResourceProperties.isUnknown(value)) {
                known.put(name, value);
            } else if (old != null) {
                known.put(name, old);
            }
        });
        return new Value.Named(known, properties.place());
    }
}

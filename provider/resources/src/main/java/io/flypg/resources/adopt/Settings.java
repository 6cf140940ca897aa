package io.flypg.resources.adopt;

import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.Config;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings as a server keeps them, read as a definition would say them.
 *
 * @param whose for remarks: {@code the cluster}, {@code role reporting}
 * @param remarks takes what no definition can say
 */
record Settings(Knobs knobs, String whose, List<String> remarks) {
    private static final Place LIVE = Place.ofFile("server");

    /** What may be set, and where: for a cluster, a database or a role. */
    interface Check {
        Optional<KnobValue> check(String name, Place at, Value value, Problems problems);
    }

    Config read(Map<String, String> texts, Check check) {
        SortedMap<String, KnobValue> values = new TreeMap<>();
        texts.forEach((name, text) -> {
            Problems problems = new Problems();
            check.check(name, LIVE, value(name, text), problems)
                    .ifPresentOrElse(
                            value -> values.put(value.knob().name(), value),
                            () -> remarks.add("The setting " + name + " of " + whose
                                    + " cannot be said in a definition: "
                                    + problems.toList().getFirst().detail()));
        });
        return new Config(values);
    }

    /** A server's bare number has a unit that a definition has to write. */
    private Value value(String name, String text) {
        List<Value> written = knobs.find(name)
                .map(knob -> KnobValue.ofFile(knob, text).written())
                .orElse(List.of(new Value.Text(text, LIVE)));
        return written.size() == 1 ? written.getFirst() : new Value.Many(written, LIVE);
    }
}

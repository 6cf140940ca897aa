package io.flypg.engine.bind;

import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the open block of settings: every knob of the major is a word there. */
final class KnobReader {
    private final Problems problems;
    private final Knobs knobs;
    private final Class<?> owner;

    /** @param owner the spec the settings are for, which decides what may be set */
    KnobReader(Problems problems, int major, Class<?> owner) {
        this.problems = problems;
        this.knobs = Knobs.of(major);
        this.owner = owner;
    }

    /** Whether a setting of that name exists. */
    boolean isKnown(String name) {
        return knobs.find(name).isPresent();
    }

    Optional<Object> read(List<Word> blocks, Places places, String path) {
        SortedMap<String, KnobValue> values = new TreeMap<>();
        Map<String, Place> before = new HashMap<>();
        boolean complete = true;
        for (Word word : words(blocks)) {
            if (problems.isFull()) {
                return Optional.empty();
            }
            places.put(path + "." + word.name(), word.place());
            places.write(path + "." + word.name(), RecordBinder.placeOf(word));
            Optional<KnobValue> value = read(word, before);
            value.ifPresent(known -> values.put(known.knob().name(), known));
            complete &= value.isPresent();
        }
        if (complete && owner == ClusterSpec.class && !values.isEmpty()) {
            Place block = blocks.getFirst().place();
            problems.addAll(knobs.together(values, name -> before.getOrDefault(name.toLowerCase(Locale.ROOT), block)));
        }
        return complete ? Optional.of(new Config(values)) : Optional.empty();
    }

    /** {@code config(work_mem: 16.MB)} is the same as {@code config { work_mem 16.MB }}. */
    private List<Word> words(List<Word> blocks) {
        List<Word> words = new ArrayList<>();
        for (Word block : blocks) {
            block.values()
                    .forEach(value -> problems.add(Problem.at(
                            value.place(),
                            "Value without a name",
                            "'" + block.name() + "' takes settings by their names.",
                            "for example config { work_mem 16.MB }")));
            block.named()
                    .forEach((name, value) ->
                            words.add(new Word(name, value.place(), List.of(value), Map.of(), List.of())));
            words.addAll(block.block());
        }
        return words;
    }

    /** PostgreSQL's names are the same in upper and lower case. */
    private Optional<KnobValue> read(Word word, Map<String, Place> before) {
        Place first = before.putIfAbsent(word.name().toLowerCase(Locale.ROOT), word.place());
        if (first != null) {
            return refuse(
                    word,
                    "Word given twice",
                    "the setting '" + word.name() + "' was given before, at " + first + ".",
                    "keep one of the two");
        }
        if (word.values().isEmpty() || !word.block().isEmpty() || !word.named().isEmpty()) {
            return refuse(
                    word,
                    "One value needed",
                    "the setting '" + word.name() + "' takes a value and no block.",
                    "write the value behind the name");
        }
        Value value = word.values().size() == 1
                ? word.values().getFirst()
                : new Value.Many(word.values(), word.values().getFirst().place());
        return check(word, value);
    }

    private Optional<KnobValue> check(Word word, Value value) {
        if (owner == DatabaseSpec.class) {
            return knobs.forDatabase(word.name(), word.place(), value, problems);
        }
        if (owner == RoleSpec.class) {
            return knobs.forRole(word.name(), word.place(), value, problems);
        }
        return knobs.forCluster(word.name(), word.place(), value, problems);
    }

    private Optional<KnobValue> refuse(Word word, String summary, String detail, String hint) {
        problems.add(Problem.at(word.place(), summary, detail, hint));
        return Optional.empty();
    }
}

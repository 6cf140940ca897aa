package io.flypg.engine.bind;

import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Suggestion;
import io.flypg.engine.word.Used;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts the words of templates among those of the definition that uses them. Whose a definition is only the definition itself says, so
 * those words of a template are left out. What is laid over a template comes in the place of a word that stands once, is added to words
 * that may stand several times, and goes into blocks.
 */
final class Overlay {
    /** The words of resources that are not inside another one. */
    private static final Map<String, Class<?>> OUTER = Map.of("app", AppSpec.class, "cluster", ClusterSpec.class);

    private final Problems problems;
    private final Map<Place, Place> replaced = new HashMap<>();

    Overlay(Problems problems) {
        this.problems = problems;
    }

    /** What stood in a template, by what was laid over it. */
    Map<Place, Place> replaced() {
        return replaced;
    }

    /** All words, with those of the templates where these are used. */
    List<Word> flat(List<Word> words) {
        List<Word> flat = new ArrayList<>(words.size());
        for (Word word : words) {
            Optional<Used> used = Used.of(word);
            if (used.isPresent()) {
                flat.addAll(laid(used.get(), word.place()));
            } else {
                flat.add(word);
            }
        }
        return flat;
    }

    private List<Word> laid(Used used, Place place) {
        List<Word> made = new ArrayList<>();
        for (Word word : flat(used.made())) {
            if (Heads.isHead(word)) {
                refuseGiven(word, place);
            } else {
                made.add(new Word(word.name(), place, word.values(), word.named(), word.block()));
            }
        }
        for (Word over : used.over()) {
            int at = indexOf(made, over);
            Class<?> type = OUTER.get(over.name());
            if (at < 0 || type == null) {
                problems.add(nothing(made, over));
            } else {
                made.set(at, merged(type, made.get(at), over));
            }
        }
        return made;
    }

    /** A user who gives a template such a value would believe that it holds. */
    private void refuseGiven(Word head, Place user) {
        for (Value value : head.values()) {
            for (Place from = value.place().from(); from != null; from = from.from()) {
                if (from.file().equals(user.file())) {
                    problems.add(Problem.at(
                            from,
                            "Not for a template to say",
                            "'" + head.name()
                                    + "' of a template holds only when the template is read by itself; here this"
                                    + " definition says it.",
                            "leave it out, and write " + head.name() + " at the top"));
                }
            }
        }
    }

    private static Problem nothing(List<Word> made, Word over) {
        List<String> names = made.stream()
                .filter(word -> word.name().equals(over.name()))
                .flatMap(word -> key(word).stream())
                .toList();
        String near = key(over).map(name -> Suggestion.hint(name, names)).orElse("");
        String all = made.stream().map(Overlay::shown).collect(Collectors.joining(", "));
        return Problem.at(
                over.place(),
                "Nothing to lay over",
                "the template makes no " + shown(over) + ", and what stands in the braces changes what it makes.",
                near.isEmpty() ? "it makes " + all + "; what is new stands outside of the braces" : near);
    }

    private static String shown(Word word) {
        return word.name() + key(word).map(name -> " '" + name + "'").orElse("");
    }

    /** The word with the same name and the same text behind it. */
    private static int indexOf(List<Word> words, Word wanted) {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.name().equals(wanted.name())
                    && key(word).isPresent()
                    && key(word).equals(key(wanted))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> key(Word word) {
        return word.values().size() == 1 && word.values().getFirst() instanceof Value.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    /** Both are the same resource or block; what has a name in one of them may be a word in the other. */
    private Word merged(Class<?> type, Word below, Word over) {
        Map<String, Value> named = new LinkedHashMap<>(below.named());
        List<Word> block = new ArrayList<>(below.block());
        over.named()
                .forEach((name, value) ->
                        lay(type, new Word(name, value.place(), List.of(value), Map.of(), List.of()), named, block));
        over.block().forEach(word -> lay(type, word, named, block));
        return new Word(below.name(), below.place(), below.values(), named, block);
    }

    private void lay(Class<?> type, Word over, Map<String, Value> named, List<Word> block) {
        Optional<FieldShape> field =
                type == Config.class ? Optional.empty() : Shape.of(type).field(over.name());
        Class<?> inner = type == ClusterSpec.class ? Binder.INNER.get(over.name()) : null;
        if (inner != null || field.filter(FieldShape::isRepeatable).isPresent()) {
            Class<?> item = inner != null ? inner : field.orElseThrow().type();
            int at = indexOf(block, over);
            if (at < 0) {
                block.add(over);
            } else if (item.isRecord()) {
                block.set(at, merged(item, block.get(at), over));
            }
            return;
        }
        int at = positionOf(block, over.name());
        if (at >= 0 && field.filter(FieldShape::isBlock).isPresent()) {
            block.set(at, merged(field.get().type(), block.get(at), over));
        } else if (at >= 0) {
            replaced.put(RecordBinder.placeOf(over), RecordBinder.placeOf(block.get(at)));
            block.set(at, over);
        } else {
            Value before = named.remove(over.name());
            if (before != null) {
                replaced.put(RecordBinder.placeOf(over), before.place());
            }
            block.add(over);
        }
    }

    /** Where the word that stands once stands; names of settings are the same in upper and lower case. */
    private static int positionOf(List<Word> block, String name) {
        for (int i = 0; i < block.size(); i++) {
            if (block.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}

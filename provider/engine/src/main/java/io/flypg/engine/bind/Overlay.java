package io.flypg.engine.bind;

import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Suggestion;
import io.flypg.engine.word.Used;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** A problem names no more of what a template makes. */
    private static final int NAMED = 10;

    /** With no more of them is compared what somebody may have meant. */
    private static final int COMPARED = 200;

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
        LookedUp made = new LookedUp(List.of());
        for (Word word : flat(used.made())) {
            if (Heads.isHead(word)) {
                refuseGiven(word, place);
            } else {
                made.add(new Word(word.name(), place, word.values(), word.named(), word.block()));
            }
        }
        Map<Integer, Layered> changed = new HashMap<>();
        for (Word over : used.over()) {
            Integer at = made.like(over);
            Class<?> type = OUTER.get(over.name());
            if (at != null && type != null) {
                changed.computeIfAbsent(at, position -> new Layered(type, made.get(position), replaced))
                        .layAll(over);
            } else if (problems.isFull()) {
                break;
            } else {
                problems.add(nothing(made.words(), over));
            }
        }
        changed.forEach((at, word) -> made.set(at, word.word()));
        return made.words();
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
                .flatMap(word -> LookedUp.text(word).stream())
                .limit(COMPARED)
                .toList();
        String near =
                LookedUp.text(over).map(name -> Suggestion.hint(name, names)).orElse("");
        String some = made.stream().limit(NAMED).map(Overlay::shown).collect(Collectors.joining(", "));
        String all = made.size() > NAMED ? some + " and " + (made.size() - NAMED) + " more" : some;
        return Problem.at(
                over.place(),
                "Nothing to lay over",
                "the template makes no " + shown(over) + ", and what stands in the braces changes what it makes.",
                near.isEmpty() ? "it makes " + all + "; what is new stands outside of the braces" : near);
    }

    private static String shown(Word word) {
        return word.name() + LookedUp.text(word).map(name -> " '" + name + "'").orElse("");
    }
}

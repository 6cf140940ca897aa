package io.flypg.engine.bind;

import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Suggestion;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What to say about a word that means nothing where it stands: where it belongs, what was meant, or what is possible. */
final class UnknownWord {
    private static final List<String> TOP = List.of("project", "organization", "app", "cluster");

    private UnknownWord() {}

    static Problem atTop(Word word) {
        String name = word.name();
        List<String> inCluster = inCluster();
        String hint = inCluster.contains(name)
                ? "it belongs into a cluster: cluster('orders-db') { " + name + " … }"
                : nearest(name, TOP).orElse("words here are " + String.join(", ", TOP));
        return Problem.at(
                word.place(), "Unknown word", "'" + name + "' means nothing at the top of a definition.", hint);
    }

    /**
     * @param block the word around it
     * @param isKnob tells the names of settings
     */
    static Problem in(Shape shape, String block, Word word, Predicate<String> isKnob) {
        String name = word.name();
        List<String> words = new ArrayList<>(shape.type() == ClusterSpec.class ? inCluster() : shape.words());
        String hint = inside(shape, name, isKnob)
                .or(() -> nearest(name, words))
                .or(() -> outside(shape, name))
                .orElseGet(() -> "words here are " + String.join(", ", words));
        return Problem.at(word.place(), "Unknown word", "'" + name + "' means nothing in '" + block + "'.", hint);
    }

    private static List<String> inCluster() {
        List<String> words = new ArrayList<>(Shape.of(ClusterSpec.class).words());
        Binder.INNER.keySet().stream().sorted().forEach(words::add);
        return words;
    }

    /** It belongs one block deeper. */
    private static Optional<String> inside(Shape shape, String name, Predicate<String> isKnob) {
        for (FieldShape field : shape.fields()) {
            boolean fits = field.type() == Config.class
                    ? isKnob.test(name)
                    : field.isBlock() && Shape.of(field.type()).field(name).isPresent();
            if (fits) {
                return Optional.of("it belongs into '" + field.name() + "': " + field.name() + " { " + name + " … }");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> nearest(String name, List<String> words) {
        return Optional.of(Suggestion.hint(name, words)).filter(hint -> !hint.isEmpty());
    }

    /** It belongs into a block around this one. */
    private static Optional<String> outside(Shape shape, String name) {
        if (TOP.contains(name) || name.equals("use")) {
            return Optional.of("it belongs at the top of the definition, outside of every block");
        }
        return shape.type() != ClusterSpec.class && inCluster().contains(name)
                ? Optional.of("it belongs into the cluster itself")
                : Optional.empty();
    }
}

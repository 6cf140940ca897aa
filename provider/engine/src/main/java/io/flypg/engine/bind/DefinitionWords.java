package io.flypg.engine.bind;

import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A definition as the words that would declare it: what {@link Binder} makes specs of. Whatever has its default is left out, but for
 * what must not move with the default.
 */
public final class DefinitionWords {
    private DefinitionWords() {}

    /** The words of a file, in the order in which people write them. */
    public static List<Word> of(Definition definition) {
        List<Word> words = new ArrayList<>();
        words.add(head("project", definition.project()));
        words.add(head("organization", definition.organization()));
        definition.all(AppSpec.class).forEach(app -> words.add(RecordWords.block("app", app)));
        definition.all(ClusterSpec.class).forEach(cluster -> words.add(cluster(cluster, definition)));
        return words;
    }

    private static Word head(String name, String text) {
        return RecordWords.word(name, List.of(new Value.Text(text, RecordWords.NOWHERE)));
    }

    /** With everything that lives in it, each kind by itself. */
    private static Word cluster(ClusterSpec cluster, Definition definition) {
        Word own = RecordWords.block("cluster", cluster);
        List<Word> block = new ArrayList<>(own.block());
        for (Spec spec : definition.specs()) {
            boolean inside = RecordWords.outer(spec).equals(cluster.name());
            Binder.INNER.forEach((name, type) -> {
                if (inside && type.isInstance(spec)) {
                    block.add(RecordWords.block(name, spec));
                }
            });
        }
        return new Word(own.name(), own.place(), own.values(), Map.of(), block);
    }
}

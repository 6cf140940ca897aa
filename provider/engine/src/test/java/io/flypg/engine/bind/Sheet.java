package io.flypg.engine.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Percent;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A definition as words, as the language would give them. Every word and every value has a line of its own, whose text is the word or
 * the value, so that a test can say where a problem is.
 */
final class Sheet {
    static final String FILE = "orders.flypg.groovy";

    private static final AtomicInteger LINES = new AtomicInteger();

    private Sheet() {}

    /** {@code name a, b}. */
    static Word word(String name, Object... values) {
        List<Value> written = Arrays.stream(values).map(Sheet::value).toList();
        return new Word(name, place(name), written, Map.of(), List.of());
    }

    /** {@code name { … }}. */
    static Word block(String name, Word... inner) {
        return new Word(name, place(name), List.of(), Map.of(), List.of(inner));
    }

    /** {@code name('value') { … }}. */
    static Word entity(String name, Object value, Word... inner) {
        return new Word(name, place(name), List.of(value(value)), Map.of(), List.of(inner));
    }

    /** {@code word(…, name: value)}. */
    static Word with(Word word, String name, Object value) {
        Map<String, Value> named = new LinkedHashMap<>(word.named());
        named.put(name, value(value));
        return new Word(word.name(), word.place(), word.values(), named, word.block());
    }

    /** A whole definition with one good cluster in {@code ams}, an app, and these words in the cluster. */
    static List<Word> inCluster(Word... words) {
        return definition(word("app", "orders-api"), cluster("orders-db", words));
    }

    static Word cluster(String name, Word... words) {
        Word[] all = Stream.concat(Stream.of(word("region", "ams")), Arrays.stream(words))
                .toArray(Word[]::new);
        return entity("cluster", name, all);
    }

    /** These words below a good head. */
    static List<Word> definition(Word... words) {
        List<Word> all = new ArrayList<>(List.of(word("project", "shop"), word("organization", "personal")));
        all.addAll(List.of(words));
        return all;
    }

    /** Binds words that have no mistake. */
    static Definition bound(List<Word> words) {
        Problems problems = new Problems();
        Optional<Definition> definition = Binder.bind(words, true, problems);
        assertThat(problems.toList()).isEmpty();
        return definition.orElseThrow();
    }

    /** What is wrong with the words. */
    static List<Problem> problems(List<Word> words) {
        Problems problems = new Problems();
        Optional<Definition> definition = Binder.bind(words, true, problems);
        assertThat(definition.isPresent()).isNotEqualTo(problems.hasErrors());
        return problems.toList();
    }

    private static Value value(Object written) {
        Place place = place(written.toString());
        return switch (written) {
            case Value value -> value;
            case String text -> new Value.Text(text, place);
            case Integer number -> new Value.Whole(number, place);
            case Long number -> new Value.Whole(number, place);
            case BigDecimal number -> new Value.Decimal(number, place);
            case Boolean flag -> new Value.Flag(flag, place);
            case Size size -> new Value.Amount(size, place);
            case Duration time -> new Value.Time(time, place);
            case Percent percent -> new Value.Percent(percent.value(), place);
            case List<?> list -> new Value.Many(list.stream().map(Sheet::value).toList(), place);
            default -> throw new IllegalArgumentException("no value of a definition: " + written);
        };
    }

    static Place place(String text) {
        return new Place(FILE, LINES.incrementAndGet(), 1, Math.max(1, text.length()), text);
    }
}

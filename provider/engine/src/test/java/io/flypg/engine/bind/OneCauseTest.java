package io.flypg.engine.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.KnobUnit;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However many mistakes there are, and between whatever is right: each is told once, where it was made, from top to bottom. */
final class OneCauseTest {
    private static final int SETTINGS = 12;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void each_mistake_in_settings_is_one_problem_at_its_place(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Word> words = new ArrayList<>();
        List<List<Integer>> wrong = new ArrayList<>();
        for (Knob knob : some(random)) {
            boolean mistaken = random.nextBoolean();
            Word word = mistaken ? mistaken(knob, random) : right(knob);
            words.add(word);
            if (mistaken) {
                wrong.add(lines(word));
            }
        }
        boolean twice = random.nextInt(3) == 0;
        if (twice) {
            Word again = right(Knobs.of(17)
                    .find(words.getFirst().name())
                    .orElse(some(random).getFirst()));
            Word first = words.getFirst();
            words.add(new Word(first.name(), again.place(), again.values(), Map.of(), List.of()));
            wrong.add(List.of(again.place().line()));
        }

        List<Problem> problems = Sheet.problems(Sheet.inCluster(Sheet.block("config", words.toArray(Word[]::new))));

        assertThat(problems).hasSameSizeAs(wrong);
        for (int i = 0; i < wrong.size(); i++) {
            assertThat(problems.get(i).placed().orElseThrow().line()).isIn(wrong.get(i));
        }
    }

    /** Of a word and its values: which of them is at fault depends on the mistake. */
    private static List<Integer> lines(Word word) {
        return Stream.concat(Stream.of(word.place()), word.values().stream().map(Value::place))
                .map(Place::line)
                .toList();
    }

    /** Knobs that no rule between knobs speaks of, none twice. */
    private static List<Knob> some(SplittableRandom random) {
        List<Knob> all = new ArrayList<>(Knobs.of(17).settable().stream()
                .filter(knob -> knob.broughtBy().isEmpty())
                .filter(knob -> switch (knob.type()) {
                    case BOOL -> !knob.name().endsWith("_stats");
                    case INTEGER -> knob.unit().isTime();
                    case ENUM -> true;
                    case REAL, STRING -> false;
                })
                .toList());
        List<Knob> some = new ArrayList<>();
        for (int i = 0; i < SETTINGS; i++) {
            some.add(all.remove(random.nextInt(all.size())));
        }
        return some;
    }

    /** What PostgreSQL has anyway is legal. */
    private static Word right(Knob knob) {
        return switch (knob.type()) {
            case BOOL -> Sheet.word(knob.name(), knob.boot().equals("on"));
            case INTEGER ->
                Sheet.word(
                        knob.name(),
                        knob.boot() + (isPlain(knob) ? "" : knob.unit().symbol()));
            case ENUM, REAL, STRING -> Sheet.word(knob.name(), knob.boot());
        };
    }

    private static boolean isPlain(Knob knob) {
        return knob.unit() == KnobUnit.NONE
                || knob.boot().startsWith("-")
                || knob.boot().equals("0");
    }

    private static Word mistaken(Knob knob, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Sheet.word(knob.name() + "_x", "1");
            case 1 -> Sheet.word(knob.name(), "no such thing");
            case 2 -> Sheet.word(knob.name(), new Value.Percent(5, Sheet.place("5.percent")));
            default -> Sheet.word(knob.name());
        };
    }
}

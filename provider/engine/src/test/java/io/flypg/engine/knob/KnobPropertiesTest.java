package io.flypg.engine.knob;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every knob of every major. */
final class KnobPropertiesTest {
    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_legal_value_survives_being_written_down_and_read_again(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Knob knob : knobs(random)) {
            for (Value written : LegalValues.of(knob, random)) {
                KnobValue value = Written.read(knob, written);

                assertThat(Written.read(knob, LegalValues.written(value))).isEqualTo(value);
                assertThat(KnobValue.ofLive(knob, value.setting())).isEqualTo(value);
                assertThat(value.sameAs(value.setting())).isTrue();
                assertThat(value.sameAs(value)).isTrue();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_number_is_one_setting_however_it_is_written(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Knob knob : knobs(random)) {
            if (knob.type() == KnobType.INTEGER && !knob.unit().equals(KnobUnit.NONE)) {
                long most = Math.min(Normal.integer(knob.max()), Integer.MAX_VALUE);
                long number = random.nextLong(Math.max(1, Normal.integer(knob.min())), most + 1);
                long legal = number - number % Overlay.of(knob.name()).step();
                assertThat(settings(knob, legal)).as(knob + " " + legal).containsOnly(Long.toString(legal));
            }
        }
    }

    /** The value typed, in the unit the knob counts in, and in the smallest there is. */
    private static List<String> settings(Knob knob, long number) {
        long small = number * knob.unit().base();
        Value typed = knob.unit().isMemory()
                ? Written.size(new Size(small))
                : Written.time(Duration.ofNanos(Math.multiplyExact(small, 1000L)));
        String smallest = small + (knob.unit().isMemory() ? "B" : "us");
        return List.of(
                setting(knob, typed, number),
                setting(knob, Written.text(smallest), number),
                setting(knob, LegalValues.number(knob, number), number));
    }

    private static String setting(Knob knob, Value value, long number) {
        return Overlay.of(knob.name()).isInGap((double) number)
                ? Long.toString(number)
                : Written.read(knob, value).setting();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_is_written_gives_a_value_or_a_problem_that_says_what_to_do(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Knobs knobs = Knobs.of(17);
        for (String name : knobs.names()) {
            Problems problems = new Problems();
            Optional<KnobValue> value = knobs.forCluster(name, Written.HERE, anything(random), problems);

            assertThat(value.isPresent()).as(name).isNotEqualTo(problems.hasErrors());
            assertThat(problems.toList()).allSatisfy(KnobPropertiesTest::isUseful);
            value.ifPresent(known -> assertThat(known.sent()).doesNotContain("=", "\n"));
        }
    }

    private static void isUseful(Problem problem) {
        assertThat(problem.place()).isEqualTo(Written.HERE);
        assertThat(problem.detail()).isNotBlank().doesNotContainPattern("\\bnull\\b");
        assertThat(problem.hint()).isNotBlank().doesNotContainPattern("\\bnull\\b");
    }

    private static Value anything(SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> Written.whole(random.nextLong(-10, 100_000));
            case 1 -> Written.decimal(random.nextInt(-10, 1000) + "." + random.nextInt(100));
            case 2 -> Written.flag(random.nextBoolean());
            case 3 -> Written.size(new Size(random.nextLong(1L << 42)));
            case 4 -> Written.time(Duration.ofMillis(random.nextLong(1L << 40)));
            case 5 -> new Value.Percent(random.nextInt(101), Written.HERE);
            case 6 -> Written.many(text(random), text(random));
            case 7 -> new Value.Named(Map.of("a", Written.whole(1)), Written.HERE);
            default -> Written.text(text(random));
        };
    }

    private static String text(SplittableRandom random) {
        String letters = "0123456789.-+exEMGBkmsunoffrpic,\"'= \n*()";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static List<Knob> knobs(SplittableRandom random) {
        return Knobs.of(Knobs.MAJORS.get(random.nextInt(Knobs.MAJORS.size()))).settable();
    }
}

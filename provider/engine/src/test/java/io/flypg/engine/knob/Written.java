package io.flypg.engine.knob;

import io.flypg.engine.address.Size;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Values as a definition would give them, and what becomes of them. */
final class Written {
    static final Place HERE = new Place("orders.flypg.groovy", 7, 9, 4, "    work_mem 16.MB");

    private Written() {}

    static Value text(String text) {
        return new Value.Text(text, HERE);
    }

    static Value whole(long number) {
        return new Value.Whole(number, HERE);
    }

    static Value decimal(String number) {
        return new Value.Decimal(new BigDecimal(number), HERE);
    }

    static Value flag(boolean flag) {
        return new Value.Flag(flag, HERE);
    }

    static Value size(Size size) {
        return new Value.Amount(size, HERE);
    }

    static Value time(Duration duration) {
        return new Value.Time(duration, HERE);
    }

    static Value many(String... items) {
        return new Value.Many(Arrays.stream(items).map(Written::text).toList(), HERE);
    }

    /** @throws AssertionError with the problems when the value is refused */
    static KnobValue read(Knob knob, Value value) {
        Problems problems = new Problems();
        return KnobValue.read(knob, value, problems).orElseThrow(() -> new AssertionError(problems.toList()));
    }

    static KnobValue read(String name, Value value) {
        return read(Knobs.of(17).find(name).orElseThrow(), value);
    }

    /** The one problem of a value that has to be refused. */
    static Problem refused(String name, Value value) {
        Problems problems = new Problems();
        if (Knobs.of(17).forCluster(name, HERE, value, problems).isPresent()) {
            throw new AssertionError(name + " takes " + value);
        }
        List<Problem> found = problems.toList();
        if (found.size() != 1) {
            throw new AssertionError(found);
        }
        return found.getFirst();
    }
}

package io.flypg.engine.knob;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.util.Optional;

/** Checks a value against an INTEGER or REAL knob. Units and rounding are PostgreSQL's. */
final class NumberReader {
    private static final double NANOS_PER_MICRO = 1_000;

    private final Knob knob;
    private final Value value;
    private final Problems problems;

    NumberReader(Knob knob, Value value, Problems problems) {
        this.knob = knob;
        this.value = value;
        this.problems = problems;
    }

    Optional<String> read() {
        return switch (value) {
            case Value.Whole whole -> bare((double) whole.number(), Long.toString(whole.number()));
            case Value.Decimal decimal ->
                bare(decimal.number().doubleValue(), decimal.number().toPlainString());
            case Value.Amount amount
            when knob.unit().isMemory() ->
                converted(
                        amount.size().bytes() / (double) knob.unit().base(),
                        amount.size().toString());
            case Value.Time time
            when knob.unit().isTime() ->
                converted(
                        time.duration().toNanos()
                                / NANOS_PER_MICRO
                                / knob.unit().base(),
                        written(time));
            case Value.Text text -> text(text.text());
            case Value.Amount _, Value.Time _, Value.Percent _, Value.Flag _ -> refuse(Mistakes.wrongKind(knob, value));
            case Value.Many _, Value.Named _, Value.NotKnown _ -> refuse(Mistakes.wrongKind(knob, value));
        };
    }

    private static String written(Value.Time time) {
        return Quantity.shown(time.duration().toNanos() / 1_000_000, KnobUnit.MILLISECONDS, " ");
    }

    /** A number without a unit: for a knob that has one only 0 and the negative marks such as -1 are clear. */
    private Optional<String> bare(double number, String shown) {
        if (knob.isOctal()) {
            return refuse(Mistakes.octalExpected(knob, value.place()));
        }
        if (knob.type() == KnobType.INTEGER && number != Math.rint(number)) {
            return refuse(Mistakes.wrongKind(knob, value));
        }
        if (knob.unit() != KnobUnit.NONE && number > 0) {
            return refuse(Mistakes.unitMissing(knob, (long) number, value.place()));
        }
        return inRange(number, shown);
    }

    private Optional<String> text(String text) {
        Optional<Quantity> read = Quantity.parse(text);
        if (read.isEmpty()) {
            return refuse(Mistakes.wrongKind(knob, value));
        }
        Quantity quantity = read.get();
        if (knob.isOctal()) {
            return quantity.symbol().isEmpty() && text.strip().startsWith("0")
                    ? inRange(quantity.number(), text)
                    : refuse(Mistakes.octalExpected(knob, value.place()));
        }
        if (quantity.symbol().isEmpty()) {
            return bare(quantity.number(), text);
        }
        return quantity.in(knob.unit())
                .map(number -> converted(number, text))
                .orElseGet(() -> refuse(Mistakes.wrongUnit(knob, quantity.symbol(), value.place())));
    }

    /** From another unit, so perhaps between two values; PostgreSQL takes the nearest, and of two the even one. */
    private Optional<String> converted(double number, String shown) {
        double rounded = knob.type() == KnobType.INTEGER ? Math.rint(number) : number;
        return rounded == 0 && number != 0
                ? refuse(Mistakes.roundsToNothing(knob, shown, value.place()))
                : inRange(rounded, shown);
    }

    private Optional<String> inRange(double number, String shown) {
        Overlay overlay = Overlay.of(knob.name());
        if (number < Double.parseDouble(knob.min()) || number > Double.parseDouble(knob.max())) {
            return refuse(Mistakes.outOfRange(knob, shown, value.place()));
        }
        if (overlay.isInGap(number)) {
            return refuse(Mistakes.inGap(knob, shown, overlay.behindGap(), value.place()));
        }
        return overlay.step() > 1 && number % overlay.step() != 0
                ? refuse(Mistakes.notAMultiple(knob, shown, overlay.step(), value.place()))
                : Optional.of(setting(number));
    }

    private String setting(double number) {
        if (knob.type() == KnobType.REAL) {
            String shown = Real.shown(number);
            return Double.parseDouble(shown) == number ? shown : Real.exact(number);
        }
        return knob.isOctal() ? "0" + Long.toOctalString((long) number) : Long.toString((long) number);
    }

    private Optional<String> refuse(Problem problem) {
        problems.add(problem);
        return Optional.empty();
    }
}

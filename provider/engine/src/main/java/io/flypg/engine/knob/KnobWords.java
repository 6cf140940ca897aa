package io.flypg.engine.knob;

import io.flypg.engine.address.Size;
import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The values behind a knob's name that would be read as a value it has; the other way round than {@link KnobReader}. */
final class KnobWords {
    private static final Place NOWHERE = Place.ofFile("definition");

    private KnobWords() {}

    static List<Value> of(KnobValue value) {
        Knob knob = value.knob();
        return switch (knob.type()) {
            case BOOL -> List.of(new Value.Flag(value.setting().equals("on"), NOWHERE));
            case ENUM -> List.of(text(value.setting()));
            case INTEGER -> List.of(knob.isOctal() ? text(value.setting()) : whole(knob, value.number()));
            case REAL -> List.of(real(knob, value.setting()));
            case STRING -> knob.isList() ? list(knob, value.setting()) : List.of(text(value.setting()));
        };
    }

    private static Value whole(Knob knob, long number) {
        if (number > 0 && knob.unit().isMemory()) {
            return new Value.Amount(
                    new Size(Math.multiplyExact(number, knob.unit().base())), NOWHERE);
        }
        if (number > 0 && knob.unit().isTime()) {
            Duration time = Duration.ofNanos(
                    Math.multiplyExact(Math.multiplyExact(number, knob.unit().base()), 1000L));
            return new Value.Time(time, NOWHERE);
        }
        return new Value.Whole(number, NOWHERE);
    }

    /** A fraction of a unit has no other form than PostgreSQL's own. */
    private static Value real(Knob knob, String setting) {
        boolean bare = setting.startsWith("-") || setting.equals("0") || knob.unit() == KnobUnit.NONE;
        if (!bare) {
            return text(setting + knob.unit().symbol());
        }
        return setting.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-')
                ? new Value.Decimal(new BigDecimal(setting), NOWHERE)
                : text(setting);
    }

    /** What flypg puts into a list by itself is not written. */
    private static List<Value> list(Knob knob, String setting) {
        List<String> items = Items.of(setting).stream()
                .filter(item -> !Preload.isManager(knob, item))
                .toList();
        return items.size() > 1 && !knob.name().equals("DateStyle")
                ? items.stream().map(KnobWords::text).toList()
                : List.of(text(items.size() == 1 && Preload.isManaged(knob) ? items.getFirst() : setting));
    }

    private static Value text(String text) {
        return new Value.Text(text, NOWHERE);
    }
}

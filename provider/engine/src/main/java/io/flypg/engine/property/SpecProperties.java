package io.flypg.engine.property;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.bind.FieldShape;
import io.flypg.engine.bind.Shape;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.Percent;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A spec as properties, with everything that nobody wrote because it is the default. */
final class SpecProperties {
    private static final Place NOWHERE = Place.ofFile("");

    private SpecProperties() {}

    static Value.Named of(Object record) {
        Shape shape = Shape.of(record.getClass());
        List<Object> values = shape.take(record);
        Map<String, Value> properties = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            FieldShape field = shape.fields().get(i);
            value(values.get(i)).ifPresent(value -> properties.put(field.name(), value));
        }
        return new Value.Named(properties, NOWHERE);
    }

    /** Empty for what is not there: no option, no item, no setting. */
    static Optional<Value> value(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.flatMap(SpecProperties::value);
            case List<?> items when items.isEmpty() -> Optional.empty();
            case List<?> items ->
                Optional.of(new Value.Many(
                        items.stream().flatMap(item -> value(item).stream()).toList(), NOWHERE));
            case Config config when config.knobs().isEmpty() -> Optional.empty();
            case Config config -> Optional.of(config(config));
            case String text -> Optional.of(text(text));
            case Integer number -> Optional.of(new Value.Whole(number, NOWHERE));
            case Boolean flag -> Optional.of(new Value.Flag(flag, NOWHERE));
            case Percent percent -> Optional.of(new Value.Whole(percent.value(), NOWHERE));
            case Size size -> Optional.of(text(Measures.text(size)));
            case Duration duration -> Optional.of(text(Measures.text(duration)));
            case Region region -> Optional.of(text(region.code()));
            case PostgresVersion version -> Optional.of(text(version.toString()));
            case CpuKind kind -> Optional.of(text(kind.word()));
            case Object record -> Optional.of(of(record));
        };
    }

    private static Value config(Config config) {
        Map<String, Value> knobs = new LinkedHashMap<>();
        config.knobs().forEach((name, value) -> knobs.put(name, knob(value)));
        return new Value.Named(knobs, NOWHERE);
    }

    /** A measured number in PostgreSQL's own form: properties have no type for it. */
    private static Value knob(KnobValue value) {
        List<Value> written = value.written();
        boolean measured = written.getFirst() instanceof Value.Amount || written.getFirst() instanceof Value.Time;
        if (measured) {
            return text(value.sent());
        }
        return written.size() == 1 ? written.getFirst() : new Value.Many(written, NOWHERE);
    }

    private static Value text(String text) {
        return new Value.Text(text, NOWHERE);
    }
}

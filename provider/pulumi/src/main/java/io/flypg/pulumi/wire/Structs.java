package io.flypg.pulumi.wire;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.flypg.engine.word.Value.Amount;
import io.flypg.engine.word.Value.Decimal;
import io.flypg.engine.word.Value.Flag;
import io.flypg.engine.word.Value.Many;
import io.flypg.engine.word.Value.Named;
import io.flypg.engine.word.Value.NotKnown;
import io.flypg.engine.word.Value.Percent;
import io.flypg.engine.word.Value.Text;
import io.flypg.engine.word.Value.Time;
import io.flypg.engine.word.Value.Whole;

/** Writes the engine's values as Pulumi wants them. */
public final class Structs {
    private Structs() {}

    /** The properties of a resource. */
    public static Struct of(Named properties) {
        Struct.Builder struct = Struct.newBuilder();
        properties.values().forEach((name, value) -> struct.putFields(name, of(value)));
        return struct.build();
    }

    /** One value. */
    public static Value of(io.flypg.engine.word.Value value) {
        return switch (value) {
            case Text text -> text(text.text());
            case Whole whole -> number((double) whole.number());
            case Decimal decimal -> number(decimal.number().doubleValue());
            case Flag flag -> Value.newBuilder().setBoolValue(flag.flag()).build();
            case Percent percent -> number(percent.percent());
            case Many many -> {
                ListValue.Builder list = ListValue.newBuilder();
                many.values().forEach(item -> list.addValues(of(item)));
                yield Value.newBuilder().setListValue(list).build();
            }
            case Named named -> Value.newBuilder().setStructValue(of(named)).build();
            case NotKnown _ -> unknown();
            case Amount _, Time _ -> throw new IllegalArgumentException("no property holds " + value.kind());
        };
    }

    /** A text. */
    public static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    /** A number. */
    public static Value number(double number) {
        return Value.newBuilder().setNumberValue(number).build();
    }

    /** A number as people write it. */
    static String plain(double number) {
        return number == Math.rint(number) ? Long.toString(Math.round(number)) : Double.toString(number);
    }

    /** A value that is known only once the resource is there. */
    public static Value unknown() {
        return text(Sentinel.UNKNOWN);
    }
}

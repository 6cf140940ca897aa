package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** Values at another place, which remembers where they come from. */
final class Placed {
    private Placed() {}

    static Value at(Value value, Place used) {
        Place place = used.from(value.place());
        return switch (value) {
            case Value.Text text -> new Value.Text(text.text(), place);
            case Value.Whole whole -> new Value.Whole(whole.number(), place);
            case Value.Decimal decimal -> new Value.Decimal(decimal.number(), place);
            case Value.Flag flag -> new Value.Flag(flag.flag(), place);
            case Value.Amount amount -> new Value.Amount(amount.size(), place);
            case Value.Time time -> new Value.Time(time.duration(), place);
            case Value.Percent percent -> new Value.Percent(percent.percent(), place);
            case Value.Many many -> new Value.Many(many.values(), place);
            case Value.Named named -> new Value.Named(named.values(), place);
            case Value.NotKnown _ -> new Value.NotKnown(place);
        };
    }
}

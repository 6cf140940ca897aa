package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.language.evaluate.Literal;
import io.flypg.language.evaluate.Term;
import java.math.BigDecimal;
import org.codehaus.groovy.ast.expr.ConstantExpression;

/** Literals. */
final class Constants {
    private Constants() {}

    static Term translate(ConstantExpression node, Context context) {
        Place place = context.trouble().place(node);
        Object value = node.getValue();
        if (value instanceof String text) {
            return new Literal(new Value.Text(text, place));
        }
        if (value instanceof Integer || value instanceof Long) {
            return new Literal(new Value.Whole(((Number) value).longValue(), place));
        }
        if (value instanceof Boolean flag) {
            return new Literal(new Value.Flag(flag, place));
        }
        if (value instanceof BigDecimal number) {
            return new Literal(new Value.Decimal(number, place));
        }
        return context.trouble().broken(node, "No such value", "there is no null here", "leave the word out");
    }
}

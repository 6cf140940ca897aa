package io.flypg.language.parse;

import io.flypg.language.evaluate.Term;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;

/** Groovy's expressions that have no place in a definition. */
final class Refused {
    private Refused() {}

    static Term expression(Expression node, Context context) {
        Trouble trouble = context.trouble();
        return switch (node) {
            case ClosureExpression _ ->
                trouble.broken(
                        node,
                        "A block is no value",
                        "braces stand behind a word, or behind each, collect and findAll",
                        "");
            case CastExpression _ -> trouble.broken(node, "No casts here", "a value is what it is written as", "");
            case SpreadExpression _, SpreadMapExpression _ ->
                trouble.broken(node, "No spreading here", "a list is given as it is", "leave the * out");
            default -> trouble.broken(node, "Not in the language", "Groovy has this, definitions do not", "");
        };
    }
}

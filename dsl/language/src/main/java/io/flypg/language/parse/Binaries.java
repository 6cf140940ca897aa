package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Calculation;
import io.flypg.language.evaluate.Comparison;
import io.flypg.language.evaluate.Element;
import io.flypg.language.evaluate.Junction;
import io.flypg.language.evaluate.Membership;
import io.flypg.language.evaluate.Operator;
import io.flypg.language.evaluate.Order;
import io.flypg.language.evaluate.Term;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;

/** Operators between two values. */
final class Binaries {
    private Binaries() {}

    static Term translate(BinaryExpression node, Context context) {
        if (node instanceof DeclarationExpression) {
            return Refused.expression(node, context);
        }
        String sign = node.getOperation().getText();
        if (sign.equals("=")) {
            return context.trouble()
                    .broken(node, "Values never change", "a value is not set inside an expression", "compare with ==");
        }
        Term left = Expressions.translate(node.getLeftExpression(), context);
        Term right = Expressions.translate(node.getRightExpression(), context);
        return translate(sign, left, right, node, context);
    }

    private static Term translate(String sign, Term left, Term right, BinaryExpression node, Context context) {
        Place place = context.trouble().place(node);
        return switch (sign) {
            case "+" -> new Calculation(Operator.PLUS, left, right, place);
            case "-" -> new Calculation(Operator.MINUS, left, right, place);
            case "*" -> new Calculation(Operator.TIMES, left, right, place);
            case "/" -> new Calculation(Operator.DIVIDED, left, right, place);
            case "%" -> new Calculation(Operator.REMAINDER, left, right, place);
            case "==" -> new Comparison(Order.EQUAL, left, right, place);
            case "!=" -> new Comparison(Order.NOT_EQUAL, left, right, place);
            case "<" -> new Comparison(Order.LESS, left, right, place);
            case "<=" -> new Comparison(Order.AT_MOST, left, right, place);
            case ">" -> new Comparison(Order.MORE, left, right, place);
            case ">=" -> new Comparison(Order.AT_LEAST, left, right, place);
            case "&&" -> new Junction(true, left, right, place);
            case "||" -> new Junction(false, left, right, place);
            case "in" -> new Membership(left, right, true, place);
            case "!in" -> new Membership(left, right, false, place);
            case "[" -> new Element(left, right, place);
            default -> Refused.expression(node, context);
        };
    }
}

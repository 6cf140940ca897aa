package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.language.evaluate.Binding;
import io.flypg.language.evaluate.Broken;
import io.flypg.language.evaluate.Choice;
import io.flypg.language.evaluate.Fallback;
import io.flypg.language.evaluate.Interpolated;
import io.flypg.language.evaluate.ListOf;
import io.flypg.language.evaluate.Literal;
import io.flypg.language.evaluate.MapOf;
import io.flypg.language.evaluate.Member;
import io.flypg.language.evaluate.Name;
import io.flypg.language.evaluate.Negation;
import io.flypg.language.evaluate.Opposite;
import io.flypg.language.evaluate.Range;
import io.flypg.language.evaluate.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.expr.AttributeExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.UnaryPlusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Groovy's expressions to ours; what has no place in a definition gets its problem and becomes {@link Broken}. */
final class Expressions {
    private Expressions() {}

    static Term translate(Expression node, Context context) {
        return switch (node) {
            case ConstantExpression constant -> Constants.translate(constant, context);
            case VariableExpression variable -> name(variable, context);
            case BinaryExpression binary -> Binaries.translate(binary, context);
            case MethodCallExpression call -> Calls.value(call, context);
            case NotExpression not ->
                new Opposite(
                        translate(not.getExpression(), context),
                        context.trouble().place(node));
            case BooleanExpression condition -> translate(condition.getExpression(), context);
            case ElvisOperatorExpression elvis -> fallback(elvis, context);
            case TernaryExpression ternary -> choice(ternary, context);
            case GStringExpression text -> interpolated(text, context);
            case ListExpression list -> list(list, context);
            case MapExpression map -> map(map, context);
            case RangeExpression range -> range(range, context);
            case AttributeExpression _ -> Refused.expression(node, context);
            case PropertyExpression property -> member(property, context);
            case UnaryMinusExpression minus ->
                new Negation(
                        translate(minus.getExpression(), context),
                        context.trouble().place(node));
            case UnaryPlusExpression plus -> translate(plus.getExpression(), context);
            default -> Refused.expression(node, context);
        };
    }

    static List<Term> translateAll(List<? extends Expression> nodes, Context context) {
        List<Term> translated = new ArrayList<>(nodes.size());
        for (Expression node : nodes) {
            translated.add(translate(node, context));
        }
        return translated;
    }

    private static Term name(VariableExpression node, Context context) {
        String name = node.getName();
        Place place = context.trouble().place(node);
        if (context.names().isBroken(name)) {
            return new Broken(place);
        }
        Binding binding = context.names().find(name);
        if (binding != null) {
            binding.useAt(place);
            return new Name(name, place);
        }
        if (context.names().function(name) != null) {
            return context.trouble()
                    .broken(node, "A function is no value", "'" + name + "' is a function", "call it: " + name + "()");
        }
        if (context.names().comesLater(name)) {
            context.names().announce(name).useAt(place);
            String detail = "the def of '" + name + "' stands further down";
            return context.trouble().broken(node, "Used before its def", detail, "move its def up");
        }
        return context.trouble()
                .broken(
                        node,
                        "Unknown name",
                        "nothing here is called '" + name + "'",
                        context.trouble().isFull() ? "" : context.names().hint(name));
    }

    private static Term fallback(ElvisOperatorExpression node, Context context) {
        Term value = translate(node.getTrueExpression(), context);
        return new Fallback(
                value,
                translate(node.getFalseExpression(), context),
                context.trouble().place(node));
    }

    private static Term choice(TernaryExpression node, Context context) {
        Term condition = translate(node.getBooleanExpression(), context);
        Term one = translate(node.getTrueExpression(), context);
        return new Choice(
                condition,
                one,
                translate(node.getFalseExpression(), context),
                context.trouble().place(node));
    }

    private static Term interpolated(GStringExpression node, Context context) {
        List<Term> parts = new ArrayList<>();
        for (int i = 0; i < node.getStrings().size(); i++) {
            ConstantExpression text = node.getStrings().get(i);
            if (!"".equals(text.getValue())) {
                parts.add(new Literal(new Value.Text(
                        String.valueOf(text.getValue()), context.trouble().place(text))));
            }
            if (i < node.getValues().size()) {
                parts.add(translate(node.getValues().get(i), context));
            }
        }
        return new Interpolated(parts, context.trouble().place(node));
    }

    private static Term list(ListExpression node, Context context) {
        return new ListOf(
                translateAll(node.getExpressions(), context), context.trouble().place(node));
    }

    private static Term map(MapExpression node, Context context) {
        return new MapOf(entries(node, context), context.trouble().place(node));
    }

    /** Names with their values; a name must be written out and stand only once. */
    static Map<String, Term> entries(MapExpression node, Context context) {
        Map<String, Term> entries =
                LinkedHashMap.newLinkedHashMap(node.getMapEntryExpressions().size());
        for (MapEntryExpression entry : node.getMapEntryExpressions()) {
            Term value = translate(entry.getValueExpression(), context);
            if (!(entry.getKeyExpression() instanceof ConstantExpression key
                    && key.getValue() instanceof String name)) {
                context.trouble()
                        .broken(entry.getKeyExpression(), "Not a name", "a name in front of ':' is written out", "");
            } else if (entries.putIfAbsent(name, value) != null) {
                context.trouble()
                        .broken(key, "Name given twice", "'" + name + "' has a value already", "leave one out");
            }
        }
        return entries;
    }

    private static Term range(RangeExpression node, Context context) {
        Term from = translate(node.getFrom(), context);
        return new Range(
                from,
                translate(node.getTo(), context),
                node.isInclusive(),
                context.trouble().place(node));
    }

    private static Term member(PropertyExpression node, Context context) {
        if (node.isSpreadSafe() || !(node.getProperty() instanceof ConstantExpression name)) {
            return Refused.expression(node, context);
        }
        String text = String.valueOf(name.getValue());
        Place namePlace = Positions.member(name, text, context.trouble());
        Term target = translate(node.getObjectExpression(), context);
        return new Member(
                target, text, namePlace, node.isSafe(), context.trouble().place(node));
    }
}

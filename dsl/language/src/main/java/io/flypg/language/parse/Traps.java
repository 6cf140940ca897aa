package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Broken;
import io.flypg.language.evaluate.Clause;
import io.flypg.language.evaluate.ListOf;
import io.flypg.language.evaluate.Lost;
import io.flypg.language.evaluate.Negation;
import io.flypg.language.evaluate.Sentence;
import io.flypg.language.evaluate.Term;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.jspecify.annotations.Nullable;

/**
 * What Groovy takes without a word as something else than was meant. Each gets its problem, and then is read as it was meant, so
 * that nothing found later is only a consequence.
 */
final class Traps {
    private Traps() {}

    /** {@code replicas: 2} is a label in Groovy. */
    static Clause label(ExpressionStatement node, Context context) {
        String name = node.getStatementLabels().getLast();
        Trouble trouble = context.trouble();
        int at = trouble.source().text().lastIndexOf(name, trouble.start(node) - 1);
        Place place = trouble.source().place(Math.max(at, 0), Math.max(at, 0) + name.length() + 1);
        Expression value = node.getExpression();
        String hint = "write " + name + " " + written(value, trouble);
        trouble.add(
                place,
                "A label, not a word",
                "Groovy takes '" + name + ":' as the name of a line and drops the value",
                hint);
        return meant(name, place, List.of(Expressions.translate(value, context)));
    }

    static boolean isTrap(BinaryExpression node, Context context) {
        String sign = node.getOperation().getText();
        return sign.equals("=")
                || (word(node, context) != null && (sign.equals("-") || sign.equals("+") || sign.equals("[")));
    }

    static Clause binary(BinaryExpression node, Context context) {
        return switch (node.getOperation().getText()) {
            case "=" -> assignment(node, context);
            case "[" -> index(node, context);
            default -> subtraction(node, context);
        };
    }

    private static @Nullable String word(BinaryExpression node, Context context) {
        boolean named = node.getLeftExpression() instanceof VariableExpression
                || node.getLeftExpression() instanceof PropertyExpression;
        return named ? Dotted.name(node.getLeftExpression(), context) : null;
    }

    /** {@code replicas = 2} would make a variable. */
    private static Clause assignment(BinaryExpression node, Context context) {
        Trouble trouble = context.trouble();
        String word = word(node, context);
        Place place = trouble.place(node.getLeftExpression());
        if (word == null) {
            String detail = "a name keeps the value it was given by def";
            trouble.add(trouble.place(node), "Values never change", detail, "use another name");
            return new Lost();
        }
        String hint = "write " + word + " " + written(node.getRightExpression(), trouble);
        trouble.add(
                trouble.place(node),
                "A word takes no =",
                "'" + word + " = …' would set a variable and declare nothing",
                hint);
        return meant(word, place, List.of(Expressions.translate(node.getRightExpression(), context)));
    }

    /** {@code replicas -1} is one less than replicas. */
    private static Clause subtraction(BinaryExpression node, Context context) {
        Trouble trouble = context.trouble();
        String word = String.valueOf(word(node, context));
        String sign = node.getOperation().getText();
        String right = written(node.getRightExpression(), trouble);
        String hint = "write " + word + "(" + (sign.equals("-") ? "-" : "") + right + ")";
        trouble.add(
                trouble.place(node),
                "A calculation, not a word",
                "Groovy reads this as " + word + " " + sign + " " + right,
                hint);
        Term value = simple(node.getRightExpression(), context);
        boolean negative = sign.equals("-") && !(value instanceof Broken);
        Term meant = negative ? new Negation(value, trouble.place(node.getRightExpression())) : value;
        return meant(word, trouble.place(node.getLeftExpression()), List.of(meant));
    }

    /** {@code extensions ['a']} looks something up in extensions. */
    private static Clause index(BinaryExpression node, Context context) {
        Trouble trouble = context.trouble();
        String word = String.valueOf(word(node, context));
        boolean several = node.getRightExpression() instanceof ListExpression;
        List<Expression> elements = several
                ? ((ListExpression) node.getRightExpression()).getExpressions()
                : List.of(node.getRightExpression());
        String values = String.join(
                ", ", elements.stream().map(one -> written(one, trouble)).toList());
        String detail = "Groovy looks up [" + values + "] in '" + word + "'";
        trouble.add(trouble.place(node), "A lookup, not a word", detail, "write " + word + "([" + values + "])");
        Place place = trouble.place(node.getRightExpression());
        ListOf list =
                new ListOf(elements.stream().map(one -> simple(one, context)).toList(), place);
        return meant(word, trouble.place(node.getLeftExpression()), List.of(list));
    }

    /** What is meant when it is one plain value; what is more than that is told only when the trap is mended. */
    private static Term simple(Expression node, Context context) {
        return node instanceof ConstantExpression constant
                ? Constants.translate(constant, context)
                : new Broken(context.trouble().place(node));
    }

    private static Clause meant(String word, Place place, List<Term> values) {
        return Heads.isHead(word) ? new Lost() : new Sentence(word, place, values, Map.of(), null);
    }

    private static String written(Expression node, Trouble trouble) {
        String text = trouble.source().slice(trouble.start(node), Math.max(trouble.start(node), trouble.end(node)));
        return text.length() > 40 || text.indexOf('\n') >= 0 ? "…" : text;
    }
}

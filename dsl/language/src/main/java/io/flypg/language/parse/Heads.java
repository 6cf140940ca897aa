package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Broken;
import io.flypg.language.evaluate.Clause;
import io.flypg.language.evaluate.Lost;
import io.flypg.language.evaluate.Module;
import io.flypg.language.evaluate.Term;
import io.flypg.language.evaluate.Use;
import java.util.List;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** The two words of the language itself, which stand at the top of a file: {@code parameter} and {@code use}. */
final class Heads {
    static final String PARAMETER = "parameter";
    static final String USE = "use";

    private Heads() {}

    static boolean isHead(String word) {
        return word.equals(PARAMETER) || word.equals(USE);
    }

    /** The call of a head that a statement is; null when it is none. */
    static @Nullable MethodCallExpression call(Statement statement) {
        return statement instanceof ExpressionStatement line
                        && line.getStatementLabels() == null
                        && line.getExpression() instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && isHead(Calls.name(call))
                ? call
                : null;
    }

    /** The text that stands first behind a head, if it is written out. */
    static @Nullable ConstantExpression name(MethodCallExpression node) {
        Expression arguments = node.getArguments();
        for (Expression one :
                arguments instanceof TupleExpression tuple ? tuple.getExpressions() : List.of(arguments)) {
            if (one instanceof ConstantExpression constant && constant.getValue() instanceof String) {
                return constant;
            }
        }
        return null;
    }

    static Clause translate(MethodCallExpression node, Context context) {
        String word = Calls.name(node);
        Place place = context.trouble().place(node.getMethod());
        if (!context.names().areOfFile()) {
            String detail = "'" + word + "' is for the whole file";
            context.trouble().add(place, "Not at the top", detail, "put it at the top of the file, outside of blocks");
            return new Lost();
        }
        return word.equals(USE) ? use(node, context) : Inlets.translate(node, context);
    }

    /** Where a value is wanted there is none of these. */
    static Term value(MethodCallExpression node, Context context) {
        Place place = context.trouble().place(node.getMethod());
        boolean parameter = Calls.name(node).equals(PARAMETER);
        String detail = parameter ? "a parameter has a name of its own" : "'use' brings all names of a file";
        String hint =
                parameter ? "write parameter('size', default: 20.GB), and then use size" : "write use 'lib/tiers'";
        context.trouble().add(place, "Not a value", detail, hint);
        return new Broken(context.trouble().place(node));
    }

    /** A head with nothing behind it, or with something else than a name. */
    static void lacksName(String word, Place place, Trouble trouble) {
        boolean use = word.equals(USE);
        String detail =
                use ? "it takes the name of one file, in quotes" : "it takes one name in quotes, and values with names";
        String hint = use ? "write use 'lib/tiers'" : "write parameter('size', default: 20.GB, doc: '…')";
        trouble.add(place, "Name missing", detail, hint);
    }

    /** The names of the used file stand for its values from here on. */
    private static Clause use(MethodCallExpression node, Context context) {
        Module module = context.names().used(node);
        if (module == null) {
            return new Lost();
        }
        Place place = context.trouble().place(node);
        module.values().forEach((name, binding) -> {
            if (!context.names().declare(name, binding)) {
                taken(name, place, context);
            }
        });
        return new Use(module, place);
    }

    static void taken(String name, Place place, Context context) {
        context.trouble()
                .add(place, "Name taken", "'" + name + "' stands for something else already", "use another name");
    }
}

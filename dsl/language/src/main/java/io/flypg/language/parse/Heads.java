package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.language.evaluate.Block;
import io.flypg.language.evaluate.Broken;
import io.flypg.language.evaluate.Clause;
import io.flypg.language.evaluate.Instance;
import io.flypg.language.evaluate.Lost;
import io.flypg.language.evaluate.Module;
import io.flypg.language.evaluate.Term;
import io.flypg.language.evaluate.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
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
        boolean template = word.equals(USE) && Uses.isTemplate(node, context.trouble());
        if (template && !context.inWord()) {
            return template(node, context);
        }
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

    /** Its words come here, and none of its names: so it may stand in loops, conditions and functions, and several times. */
    private static Clause template(MethodCallExpression node, Context context) {
        Module module = new Uses(context.library(), context.trouble()).module(node);
        ConstantExpression name = name(node);
        Arguments arguments = Arguments.of(node.getArguments(), context.trouble());
        List<Instance.Argument> given = given(arguments, context);
        if (module == null || name == null || given == null) {
            return new Lost();
        }
        Block over = arguments.block() == null
                ? new Block(List.of())
                : Statements.block(arguments.block().getCode(), context.ofWord());
        Value called = new Value.Text(
                String.valueOf(name.getValue()), context.trouble().place(name));
        return new Instance(module, called, given, over, context.trouble().place(node.getMethod()));
    }

    /** What stands behind with; null when it is not written out as names with values. */
    private static @Nullable List<Instance.Argument> given(Arguments arguments, Context context) {
        List<Instance.Argument> given = new ArrayList<>();
        for (MapEntryExpression entry : arguments.entries()) {
            if (Arguments.key(entry).equals(Uses.WITH)) {
                if (!(entry.getValueExpression() instanceof MapExpression map)) {
                    Place place = context.trouble().place(entry.getValueExpression());
                    String detail = "with gives parameters their values by name";
                    context.trouble().add(place, "Not a map", detail, "write with: [size: 20.GB]");
                    return null;
                }
                given.addAll(given(map, context));
            }
        }
        return given;
    }

    private static List<Instance.Argument> given(MapExpression map, Context context) {
        List<Instance.Argument> given = new ArrayList<>();
        Map<String, Term> values = Expressions.entries(map, context);
        for (MapEntryExpression entry : map.getMapEntryExpressions()) {
            Term value = values.get(Arguments.key(entry));
            if (value != null) {
                Place place = context.trouble().place(entry.getKeyExpression());
                given.add(new Instance.Argument(Arguments.key(entry), place, value));
            }
        }
        return given;
    }

    static void taken(String name, Place place, Context context) {
        context.trouble()
                .add(place, "Name taken", "'" + name + "' stands for something else already", "use another name");
    }
}

package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Block;
import io.flypg.language.evaluate.Lambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/** The blocks of {@code each}, {@code collect} and {@code findAll}. */
final class Lambdas {
    private static final Set<String> ITERATIONS = Set.of("each", "collect", "findAll");

    private Lambdas() {}

    /** Whether this goes through the elements of something. */
    static boolean isIteration(MethodCallExpression node) {
        return ITERATIONS.contains(Calls.name(node))
                && !node.isImplicitThis()
                && !node.isSafe()
                && !node.isSpreadSafe()
                && node.getArguments() instanceof TupleExpression tuple
                && tuple.getExpressions().size() == 1
                && tuple.getExpression(0) instanceof ClosureExpression;
    }

    static Lambda translate(MethodCallExpression node, Context context) {
        ClosureExpression closure = (ClosureExpression) ((TupleExpression) node.getArguments()).getExpression(0);
        Context inner = context.inner();
        List<String> names = names(closure, inner);
        Block body = Statements.block(closure.getCode(), inner);
        return new Lambda(names, body, context.trouble().place(node.getMethod()));
    }

    private static List<String> names(ClosureExpression closure, Context inner) {
        List<String> names = new ArrayList<>();
        Parameter[] parameters = closure.getParameters();
        if (parameters != null && parameters.length == 0) {
            inner.names().declare("it");
            return List.of("it");
        }
        for (Parameter parameter : parameters == null ? Parameter.EMPTY_ARRAY : parameters) {
            names.add(Parameters.declare(parameter, inner));
            if (parameter.hasInitialExpression()) {
                Place place = inner.trouble().place(parameter);
                inner.trouble().add(place, "No default here", "the elements give the values", "leave the default out");
            }
        }
        return names;
    }
}

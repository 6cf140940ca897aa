package io.flypg.language.parse;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a word or a function.
 *
 * @param values without names, in order
 * @param named null when there are none
 * @param block null when there is none
 */
record Arguments(
        List<Expression> values,
        @Nullable MapExpression named,
        @Nullable ClosureExpression block) {
    static Arguments of(Expression node, Trouble trouble) {
        List<Expression> values = new ArrayList<>();
        MapExpression named = null;
        ClosureExpression block = null;
        List<Expression> all = node instanceof TupleExpression tuple ? tuple.getExpressions() : List.of(node);
        for (Expression one : all) {
            if (one instanceof ClosureExpression closure) {
                block = closure;
            } else if (values.isEmpty() && named == null && one instanceof MapExpression map && isNamed(map, trouble)) {
                named = map;
            } else {
                values.add(one);
            }
        }
        return new Arguments(values, named, block);
    }

    /** The named values in order. */
    List<MapEntryExpression> entries() {
        return named == null ? List.of() : named.getMapEntryExpressions();
    }

    /** The name of a value; empty when it is not written out. */
    static String key(MapEntryExpression entry) {
        return entry.getKeyExpression() instanceof ConstantExpression key ? String.valueOf(key.getValue()) : "";
    }

    /**
     * Groovy gathers named values into a map in front of all others. A map that somebody wrote has a bracket right in front of its
     * first name.
     */
    private static boolean isNamed(MapExpression map, Trouble trouble) {
        if (map instanceof NamedArgumentListExpression) {
            return true;
        }
        if (map.getMapEntryExpressions().isEmpty()) {
            return false;
        }
        String text = trouble.source().text();
        int start = trouble.start(map);
        int first = trouble.start(map.getMapEntryExpressions().getFirst());
        return start >= text.length() || text.charAt(start) != '[' || !Blanks.between(text, start + 1, first);
    }
}

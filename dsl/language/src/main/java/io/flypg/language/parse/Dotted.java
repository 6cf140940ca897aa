package io.flypg.language.parse;

import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/** Words with dots in them: {@code timescaledb.max_background_workers 8}. */
final class Dotted {
    private Dotted() {}

    /** Null when it is none: when it begins with a value of the definition, or goes to a class, or through a call. */
    static @Nullable String name(Expression node, Context context) {
        if (node instanceof VariableExpression variable) {
            boolean word = !context.names().has(variable.getName())
                    && !variable.getName().equals("this");
            return word ? part(variable.getName()) : null;
        }
        if (node instanceof MethodCallExpression call
                && !call.isSafe()
                && !call.isSpreadSafe()
                && !call.isImplicitThis()) {
            return joined(call.getObjectExpression(), Calls.name(call), context);
        }
        if (node instanceof PropertyExpression property
                && node.getClass() == PropertyExpression.class
                && !property.isSafe()
                && !property.isSpreadSafe()
                && property.getProperty() instanceof ConstantExpression name) {
            boolean chain = property.getObjectExpression() instanceof VariableExpression
                    || property.getObjectExpression() instanceof PropertyExpression;
            return chain ? joined(property.getObjectExpression(), String.valueOf(name.getValue()), context) : null;
        }
        return null;
    }

    private static @Nullable String joined(Expression front, String last, Context context) {
        boolean chain = front instanceof VariableExpression || front instanceof PropertyExpression;
        String before = chain ? name(front, context) : null;
        String part = part(last);
        return before == null || part == null ? null : before + "." + part;
    }

    /** Settings are in lower case; what begins with a capital letter would be a class, and {@code class} leads to one. */
    private static @Nullable String part(String name) {
        boolean plain = !name.isEmpty() && !Character.isUpperCase(name.charAt(0)) && !name.equals("class");
        return plain ? name : null;
    }
}

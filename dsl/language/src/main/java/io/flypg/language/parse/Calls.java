package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Broken;
import io.flypg.language.evaluate.Call;
import io.flypg.language.evaluate.Collected;
import io.flypg.language.evaluate.Function;
import io.flypg.language.evaluate.Lambda;
import io.flypg.language.evaluate.Term;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Calls where a value is wanted: functions, {@code collect} and {@code findAll}. */
final class Calls {
    private Calls() {}

    static Term value(MethodCallExpression node, Context context) {
        String name = name(node);
        if (!node.isImplicitThis()) {
            return onSomething(node, name, context);
        }
        Function function = context.names().function(name);
        if (function != null) {
            return call(function, node, context);
        }
        if (context.names().isBroken(name)) {
            return new Broken(context.trouble().place(node));
        }
        if (Heads.isHead(name)) {
            return Heads.value(node, context);
        }
        Place place = context.trouble().place(node.getMethod());
        context.trouble()
                .add(
                        place,
                        "A word is no value",
                        "'" + name + "' is no function of this file",
                        "put it on a line of its own");
        return new Broken(context.trouble().place(node));
    }

    /** The name that is called; empty when it is made up while running. */
    static String name(MethodCallExpression node) {
        return node.getMethod() instanceof ConstantExpression name && name.getValue() instanceof String text
                ? text
                : "";
    }

    static Call call(Function function, MethodCallExpression node, Context context) {
        Arguments arguments = Arguments.of(node.getArguments(), context.trouble());
        Place place = context.trouble().place(node.getMethod());
        if (arguments.named() != null || arguments.block() != null) {
            String detail = "'" + function.name() + "' is a function: it takes values without names and no block";
            context.trouble().add(place, "Wrong values for a function", detail, "");
        }
        return new Call(function, Expressions.translateAll(arguments.values(), context), place);
    }

    private static Term onSomething(MethodCallExpression node, String name, Context context) {
        boolean filter = name.equals("findAll");
        if ((filter || name.equals("collect")) && Lambdas.isIteration(node)) {
            Term source = Expressions.translate(node.getObjectExpression(), context);
            Lambda lambda = Lambdas.translate(node, context.with(true));
            return new Collected(filter, source, lambda, context.trouble().place(node));
        }
        return refused(node, name, context);
    }

    /** Calling anything on anything: the way out of a definition that must not exist. */
    static Term refused(MethodCallExpression node, String name, Context context) {
        Place place = context.trouble().place(node.getMethod());
        String what = name.isEmpty() ? "a name made while running" : "'" + name + "'";
        String detail = what + " cannot be called on a value: a definition is read, it runs nothing";
        context.trouble()
                .add(place, "No method calls", detail, name.equals("each") ? "each stands on a line of its own" : "");
        return new Broken(context.trouble().place(node));
    }
}

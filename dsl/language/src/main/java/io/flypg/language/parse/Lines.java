package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Block;
import io.flypg.language.evaluate.Clause;
import io.flypg.language.evaluate.Function;
import io.flypg.language.evaluate.Loop;
import io.flypg.language.evaluate.Lost;
import io.flypg.language.evaluate.Outcome;
import io.flypg.language.evaluate.Sentence;
import io.flypg.language.evaluate.Term;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/** Expressions on lines of their own: words, functions called for their words, loops, and what looks like one of them. */
final class Lines {
    private Lines() {}

    static Clause translate(Expression node, Context context) {
        return switch (node) {
            case MethodCallExpression call -> call(call, context);
            case VariableExpression variable
            when isWord(variable.getName(), context) -> bare(node, variable.getName(), context);
            case PropertyExpression property -> property(property, context);
            case BinaryExpression binary when Traps.isTrap(binary, context) -> Traps.binary(binary, context);
            default -> value(node, context);
        };
    }

    private static boolean isWord(String name, Context context) {
        return !context.names().has(name) && context.names().function(name) == null;
    }

    /** A word with nothing behind it. */
    private static Clause bare(Expression node, String name, Context context) {
        Place place = context.trouble().place(node);
        if (Heads.isHead(name)) {
            Heads.lacksName(name, place, context.trouble());
            return new Lost();
        }
        return new Sentence(name, place, List.of(), Map.of(), null);
    }

    private static Clause property(PropertyExpression node, Context context) {
        String dotted = Dotted.name(node, context);
        return dotted == null ? value(node, context) : bare(node, dotted, context);
    }

    /** A value: right at the end of what has a value, wrong elsewhere. */
    private static Clause value(Expression node, Context context) {
        int before = context.trouble().count();
        Term value = Expressions.translate(node, context);
        if (context.valued()) {
            return new Outcome(value);
        }
        if (context.trouble().count() == before) {
            boolean block = node instanceof ClosureExpression;
            String detail = block ? "this block belongs to no word" : "nothing is done with this value";
            context.trouble()
                    .add(context.trouble().place(node), "A value by itself", detail, "write the word in front of it");
        }
        return new Lost();
    }

    private static Clause call(MethodCallExpression node, Context context) {
        String name = Calls.name(node);
        if (!node.isImplicitThis()) {
            return onSomething(node, name, context);
        }
        Function function = context.names().function(name);
        if (function != null) {
            return new Outcome(Calls.call(function, node, context));
        }
        if (name.isEmpty()) {
            Calls.refused(node, name, context);
            return new Lost();
        }
        if (Heads.isHead(name)) {
            return Heads.translate(node, context);
        }
        return context.names().isBroken(name)
                ? new Lost()
                : sentence(name, context.trouble().place(node.getMethod()), node, context);
    }

    private static Clause onSomething(MethodCallExpression node, String name, Context context) {
        if (name.equals("each") && Lambdas.isIteration(node)) {
            Term source = Expressions.translate(node.getObjectExpression(), context);
            return new Loop(source, Lambdas.translate(node, context.with(false)));
        }
        if (Lambdas.isIteration(node)) {
            return value(node, context);
        }
        String dotted = Dotted.name(node, context);
        if (dotted == null) {
            Calls.refused(node, name, context);
            return new Lost();
        }
        int start = context.trouble().start(node);
        Place place = context.trouble().source().place(start, context.trouble().end(node.getMethod()));
        return sentence(dotted, place, node, context);
    }

    private static Clause sentence(String name, Place place, MethodCallExpression node, Context context) {
        Arguments arguments = Arguments.of(node.getArguments(), context.trouble());
        List<Term> values = Expressions.translateAll(arguments.values(), context);
        Map<String, Term> named =
                arguments.named() == null ? Map.of() : Expressions.entries(arguments.named(), context);
        return new Sentence(name, place, values, named, block(arguments.block(), context));
    }

    private static @Nullable Block block(@Nullable ClosureExpression closure, Context context) {
        if (closure == null) {
            return null;
        }
        return Statements.block(closure.getCode(), context.ofWord());
    }
}

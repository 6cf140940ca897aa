package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Block;
import io.flypg.language.evaluate.Broken;
import io.flypg.language.evaluate.Clause;
import io.flypg.language.evaluate.Conditional;
import io.flypg.language.evaluate.Definition;
import io.flypg.language.evaluate.Lambda;
import io.flypg.language.evaluate.Loop;
import io.flypg.language.evaluate.Lost;
import io.flypg.language.evaluate.Outcome;
import io.flypg.language.evaluate.Term;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureListExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Groovy's statements to ours. */
final class Statements {
    private Statements() {}

    /** The statements of a block, in its own names. */
    static Block block(Statement node, Context context) {
        List<Clause> statements = new ArrayList<>();
        add(node, context, statements);
        return new Block(statements);
    }

    private static void add(Statement node, Context context, List<Clause> statements) {
        if (!(node instanceof BlockStatement block)) {
            addOne(node, context, statements);
            return;
        }
        for (int i = 0; i < block.getStatements().size(); i++) {
            boolean last = i == block.getStatements().size() - 1;
            add(block.getStatements().get(i), context.with(context.valued() && last), statements);
        }
    }

    private static void addOne(Statement node, Context context, List<Clause> statements) {
        if (!(node instanceof EmptyStatement)) {
            statements.add(translate(node, context));
        }
    }

    private static Clause translate(Statement node, Context context) {
        return switch (node) {
            case ExpressionStatement expression
            when expression.getStatementLabels() != null -> Traps.label(expression, context);
            case ExpressionStatement expression
            when expression.getExpression() instanceof DeclarationExpression declaration ->
                definition(declaration, context);
            case ExpressionStatement expression -> Lines.translate(expression.getExpression(), context);
            case IfStatement branch -> conditional(branch, context);
            case ForStatement loop -> loop(loop, context);
            case ReturnStatement outcome
            when context.valued() -> new Outcome(Expressions.translate(outcome.getExpression(), context));
            case ReturnStatement _ ->
                refused(node, context, "return stands only at the end of a function", "leave it out");
            default -> refused(node, context, "Groovy has this, definitions do not", "");
        };
    }

    private static Clause refused(Statement node, Context context, String detail, String hint) {
        context.trouble().add(context.trouble().place(node), "Not in the language", detail, hint);
        return new Lost();
    }

    private static Clause definition(DeclarationExpression node, Context context) {
        if (!(node.getLeftExpression() instanceof VariableExpression variable)) {
            Place place = context.trouble().place(node.getLeftExpression());
            context.trouble()
                    .add(place, "One def for one name", "several names are not set at once", "write a def for each");
            return new Lost();
        }
        Term value = value(node, variable, context);
        Place place = context.trouble().place(variable);
        String name = variable.getName();
        if (!variable.isDynamicTyped()) {
            context.trouble()
                    .add(
                            place,
                            "No types and modifiers here",
                            "'" + name + "' has the kind of its value",
                            "write def " + name);
        }
        if (!context.names().declare(name)) {
            Heads.taken(name, place, context);
        }
        return new Definition(name, value);
    }

    private static Term value(DeclarationExpression node, VariableExpression variable, Context context) {
        if (node.getRightExpression() instanceof EmptyExpression) {
            Place place = context.trouble().place(variable);
            String hint = "write def " + variable.getName() + " = …";
            context.trouble()
                    .add(place, "A def without a value", "it would have none for ever, as values never change", hint);
            return new Broken(place);
        }
        return Expressions.translate(node.getRightExpression(), context);
    }

    private static Clause conditional(IfStatement node, Context context) {
        Term condition = Expressions.translate(node.getBooleanExpression(), context);
        Block then = block(node.getIfBlock(), context.inner());
        return new Conditional(condition, then, block(node.getElseBlock(), context.inner()));
    }

    private static Clause loop(ForStatement node, Context context) {
        if (node.getCollectionExpression() instanceof ClosureListExpression || node.getIndexVariable() != null) {
            return refused(node, context, "a loop goes through a list or a range", "write for (x in 1..3)");
        }
        Term source = Expressions.translate(node.getCollectionExpression(), context);
        Context inner = context.inner().with(false);
        String name = Parameters.declare(node.getValueVariable(), inner);
        return new Loop(source, new Lambda(List.of(name), block(node.getLoopBlock(), inner), source.place()));
    }
}

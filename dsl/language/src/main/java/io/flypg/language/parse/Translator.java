package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Binding;
import io.flypg.language.evaluate.Block;
import io.flypg.language.evaluate.Broken;
import io.flypg.language.evaluate.Clause;
import io.flypg.language.evaluate.Definition;
import io.flypg.language.evaluate.Function;
import io.flypg.language.evaluate.Lost;
import io.flypg.language.evaluate.Module;
import io.flypg.language.evaluate.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;

/** A whole file: functions first, since they may be called above the line they stand in; then what stands at the top. */
final class Translator {
    private final Names names;
    private final Library library;
    private final Map<String, Binding> own = new LinkedHashMap<>();
    private final Map<Function, Body> bodies = new LinkedHashMap<>();

    /** A function's body, to be translated when all functions are known. */
    private record Body(MethodNode method, Trouble trouble) {}

    /** For a file of which some names were defined where it could not be read. */
    Translator(Set<String> broken, Library library) {
        this.names = Names.ofFile(broken);
        this.library = library;
    }

    /** Says that a file that is used could not be read. */
    void lackNames() {
        names.lackSome();
    }

    Module translate(List<Piece> pieces, Set<String> broken) {
        pieces.forEach(this::collect);
        List<Clause> statements = new ArrayList<>();
        for (String name : broken) {
            statements.add(new Definition(name, new Broken(Place.ofFile(""))));
        }
        for (Piece piece : pieces) {
            Context context = new Context(piece.trouble(), names, library, false);
            statements.addAll(Statements.block(piece.module().getStatementBlock(), context)
                    .statements());
            refuseTypes(piece, statements);
        }
        bodies.forEach(this::translate);
        return new Module(new Block(statements), own, bodies.keySet(), broken);
    }

    private void collect(Piece piece) {
        for (MethodNode method : piece.module().getMethods()) {
            Function function = new Function(method.getName());
            if (names.declare(function)) {
                bodies.put(function, new Body(method, piece.trouble()));
            } else {
                piece.trouble()
                        .add(
                                name(method, piece),
                                "Name taken",
                                "there is a function '" + method.getName() + "' already",
                                "");
            }
        }
        for (var statement : piece.module().getStatementBlock().getStatements()) {
            if (statement instanceof ExpressionStatement line
                    && line.getExpression() instanceof DeclarationExpression declaration
                    && declaration.getLeftExpression() instanceof VariableExpression variable) {
                announce(variable.getName());
            }
            MethodCallExpression head = Heads.call(statement);
            if (head != null) {
                collect(head, piece);
            }
        }
    }

    private void collect(MethodCallExpression head, Piece piece) {
        if (!Calls.name(head).equals(Heads.USE)) {
            String name = Inlets.name(head);
            if (name != null) {
                announce(name);
            }
        } else if (!Uses.isTemplate(head, piece.trouble())) {
            new Uses(library, piece.trouble()).collect(head, names);
        }
    }

    private void announce(String name) {
        own.put(name, names.announce(name));
    }

    private static Place name(MethodNode method, Piece piece) {
        int start = piece.trouble().start(method);
        int at = piece.trouble().source().text().indexOf(method.getName(), start);
        return piece.trouble()
                .source()
                .place(
                        Math.max(at, start),
                        Math.max(at, start) + method.getName().length());
    }

    private void translate(Function function, Body body) {
        Context context = new Context(body.trouble(), names.ofFunction(), library, true);
        if (!body.method().isDynamicReturnType()) {
            Place place = body.trouble().place(body.method());
            body.trouble()
                    .add(
                            place,
                            "No types and modifiers here",
                            "a function gives what its last line gives",
                            "write def");
        }
        List<Function.Parameter> parameters = parameters(body.method(), context);
        function.become(parameters, Statements.block(body.method().getCode(), context));
    }

    private static List<Function.Parameter> parameters(MethodNode method, Context context) {
        List<Function.Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Term otherwise = parameter.hasInitialExpression()
                    ? Expressions.translate(parameter.getInitialExpression(), context)
                    : null;
            parameters.add(new Function.Parameter(Parameters.declare(parameter, context), otherwise));
        }
        return parameters;
    }

    private static void refuseTypes(Piece piece, List<Clause> statements) {
        ModuleNode module = piece.module();
        for (ClassNode type : module.getClasses()) {
            if (!type.isScript()) {
                piece.trouble()
                        .broken(type, "No classes here", "a definition declares things, not types", "leave it out");
                statements.add(new Lost());
            }
        }
    }
}

package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Function;
import io.flypg.language.evaluate.Module;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.jspecify.annotations.Nullable;

/** Brings the files that a file uses, before its own statements are translated: their functions are known in all of it. */
final class Uses {
    private final Names names;
    private final Library library;
    private final Trouble trouble;

    Uses(Names names, Library library, Trouble trouble) {
        this.names = names;
        this.library = library;
        this.trouble = trouble;
    }

    void collect(MethodCallExpression head) {
        Module module = module(head);
        if (module == null) {
            names.lackSome();
            return;
        }
        names.use(head, module);
        module.values().forEach(names::announce);
        if (!module.broken().isEmpty()) {
            names.lackSome();
        }
        for (Function function : module.functions()) {
            if (!names.declare(function)) {
                String detail = "there is a function '" + function.name() + "' already";
                trouble.add(trouble.place(head), "Name taken", detail, "use another name");
            }
        }
    }

    private @Nullable Module module(MethodCallExpression head) {
        ConstantExpression name = Heads.name(head);
        boolean alone = head.getArguments() instanceof TupleExpression tuple
                && tuple.getExpressions().size() == 1;
        if (name == null || !alone) {
            Heads.lacksName(Heads.USE, trouble.place(head.getMethod()), trouble);
            return null;
        }
        Place place = trouble.place(name);
        Module module = library.find(trouble.source(), String.valueOf(name.getValue()), place);
        if (module != null && names.uses(module)) {
            trouble.add(place, "Used twice", "this file is used further up", "leave one out");
        }
        return module;
    }
}

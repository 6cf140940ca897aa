package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.language.evaluate.Function;
import io.flypg.language.evaluate.Module;
import io.flypg.language.parse.Library.Pin;
import io.flypg.language.parse.Library.Wanted;
import java.util.List;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.jspecify.annotations.Nullable;

/** Brings the files that a file uses. Those whose names it gets come before its own statements: their functions are known in all of it. */
final class Uses {
    static final String WITH = "with";
    static final String PIN = "sha256";

    private final Library library;
    private final Trouble trouble;

    Uses(Library library, Trouble trouble) {
        this.library = library;
        this.trouble = trouble;
    }

    /** Whether the file is used as a template: for its words with other values, and not for its names. */
    static boolean isTemplate(MethodCallExpression head, Trouble trouble) {
        Arguments arguments = Arguments.of(head.getArguments(), trouble);
        return arguments.block() != null
                || arguments.entries().stream()
                        .anyMatch(entry -> Arguments.key(entry).equals(WITH));
    }

    /** Lets a file have the names of one that it uses. */
    void collect(MethodCallExpression head, Names names) {
        Module module = module(head);
        if (module == null) {
            names.lackSome();
            return;
        }
        ConstantExpression name = Heads.name(head);
        if (name != null && names.uses(module)) {
            trouble.add(trouble.place(name), "Used twice", "this file is used further up", "leave one out");
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

    /** The file that is used; null when it cannot be had, which is then a problem. */
    @Nullable
    Module module(MethodCallExpression head) {
        ConstantExpression name = Heads.name(head);
        Arguments arguments = Arguments.of(head.getArguments(), trouble);
        if (name == null || arguments.values().size() != 1) {
            Heads.lacksName(Heads.USE, trouble.place(head.getMethod()), trouble);
            return null;
        }
        int before = trouble.count();
        Pin pin = pin(arguments.entries());
        return trouble.count() > before
                ? null
                : library.find(trouble.source(), new Wanted(String.valueOf(name.getValue()), trouble.place(name), pin));
    }

    private @Nullable Pin pin(List<MapEntryExpression> entries) {
        Pin pin = null;
        for (MapEntryExpression entry : entries) {
            String key = Arguments.key(entry);
            if (key.equals(PIN)) {
                pin = pin(entry);
            } else if (!key.equals(WITH)) {
                Place place = trouble.place(entry.getKeyExpression());
                trouble.add(place, "Unknown name", "use has no '" + key + "'", "it has " + WITH + " and " + PIN);
            }
        }
        return pin;
    }

    private @Nullable Pin pin(MapEntryExpression entry) {
        Place place = trouble.place(entry.getValueExpression());
        if (entry.getValueExpression() instanceof ConstantExpression written
                && written.getValue() instanceof String sum) {
            return new Pin(sum, place);
        }
        trouble.add(place, "Not a checksum", "which file it is must be known before anything is", "write it in quotes");
        return null;
    }
}

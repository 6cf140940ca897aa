package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import org.codehaus.groovy.ast.Parameter;

/** Names that get their values from elsewhere: of functions, loops and blocks. */
final class Parameters {
    private Parameters() {}

    /** Declares it; returns its name. */
    static String declare(Parameter parameter, Context context) {
        Place place = context.trouble().place(parameter);
        String name = parameter.getName();
        if (!parameter.isDynamicTyped()) {
            context.trouble()
                    .add(
                            place,
                            "No types and modifiers here",
                            "'" + name + "' takes whatever it is given",
                            "write only the name");
        }
        if (!context.names().declare(name)) {
            Heads.taken(name, place, context);
        }
        return name;
    }
}

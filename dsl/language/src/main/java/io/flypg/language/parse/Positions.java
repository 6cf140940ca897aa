package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import org.codehaus.groovy.ast.expr.ConstantExpression;

/** Places that Groovy's tree has a little off. */
final class Positions {
    private Positions() {}

    /** In a string {@code "$a.b"} Groovy counts the dot as part of the name behind it. */
    static Place member(ConstantExpression node, String name, Trouble trouble) {
        int end = trouble.end(node);
        int start = trouble.start(node);
        boolean dot = start < end && trouble.source().text().charAt(start) == '.';
        return trouble.source().place(dot ? end - name.length() : start, end);
    }
}

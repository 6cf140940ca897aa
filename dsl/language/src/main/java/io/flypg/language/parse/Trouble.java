package io.flypg.language.parse;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.language.evaluate.Broken;
import io.flypg.language.source.Source;
import org.codehaus.groovy.ast.ASTNode;

/** Places of Groovy's nodes in one source, and the problems found there. */
final class Trouble {
    private final Source source;
    private final Problems problems;
    private final int lines;
    private int count;

    /** For nodes whose line 1 is so many lines down in the source. */
    Trouble(Source source, Problems problems, int lines) {
        this.source = source;
        this.problems = problems;
        this.lines = lines;
    }

    /** How many problems there were so far. */
    int count() {
        return count;
    }

    Source source() {
        return source;
    }

    int start(ASTNode node) {
        return offset(node.getLineNumber(), node.getColumnNumber());
    }

    int end(ASTNode node) {
        return offset(node.getLastLineNumber(), node.getLastColumnNumber());
    }

    /** The offset of a line and column of Groovy's. */
    int offset(int line, int column) {
        return source.offset(Math.max(1, Math.min(line + lines, source.lineCount())), Math.max(1, column));
    }

    Place place(ASTNode node) {
        return source.place(start(node), end(node));
    }

    void add(Place place, String summary, String detail, String hint) {
        count++;
        if (!isFull()) {
            problems.add(Problem.at(place, summary, detail, hint));
        }
    }

    /** Whether there are so many already that no more are taken. */
    boolean isFull() {
        return problems.isFull();
    }

    /** A problem instead of a value. */
    Broken broken(ASTNode node, String summary, String detail, String hint) {
        Place place = place(node);
        add(place, summary, detail, hint);
        return new Broken(place);
    }
}

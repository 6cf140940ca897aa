package io.flypg.language.scan;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.language.source.Source;
import java.util.BitSet;

/** What the scan found wrong, and in which tokens. */
final class Report {
    private static final int LIMIT = 100;

    private final Source source;
    private final Problems problems;
    private final BitSet bad = new BitSet();
    private int count;

    Report(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** A problem from one offset to another, in the token of that number, if it has none yet. */
    void add(int token, int from, int to, Refusal refusal) {
        if (bad.get(token)) {
            return;
        }
        bad.set(token);
        problems.add(Problem.at(source.place(from, to), refusal.summary(), refusal.detail(), refusal.hint()));
        if (++count >= LIMIT) {
            throw new Unreadable();
        }
    }

    /** A problem that does not keep the rest from being read. */
    void note(int from, int to, Refusal refusal) {
        problems.add(Problem.at(source.place(from, to), refusal.summary(), refusal.detail(), refusal.hint()));
    }

    /** The token keeps its statement from being parsed, and has its problem already. */
    void spoil(int token) {
        bad.set(token);
    }

    /** A problem after which nothing more can be read. */
    Unreadable end(int from, int to, Refusal refusal) {
        problems.add(Problem.at(source.place(from, to), refusal.summary(), refusal.detail(), refusal.hint()));
        return new Unreadable();
    }

    /** Whether one of the tokens, from the first up to but not including the last, has a problem. */
    boolean isBad(int from, int to) {
        int next = bad.nextSetBit(from);
        return next >= 0 && next < to;
    }
}

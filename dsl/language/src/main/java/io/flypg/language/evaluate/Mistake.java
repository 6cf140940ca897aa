package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;

/** Ends the evaluation of one expression with a problem. Caught where the value was wanted, so that the rest is still read. */
@SuppressWarnings("serial") // never serialised
final class Mistake extends RuntimeException {
    private final Problem problem;

    Mistake(Place place, String summary, String detail, String hint) {
        super(summary, null, false, false);
        this.problem = Problem.at(place, summary, detail, hint);
    }

    Problem problem() {
        return problem;
    }
}

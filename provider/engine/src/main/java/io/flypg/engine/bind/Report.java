package io.flypg.engine.bind;

import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;

/** Puts problems where the field in question was written. */
record Report(Definition definition, Places places, Problems problems) {
    /** @param field empty for the resource as a whole */
    void add(Spec spec, String field, String summary, String detail, String hint) {
        problems.add(problem(spec, field, summary, detail, hint));
    }

    /** What may go well and is worth a thought: not in the way of going on. */
    void warn(Spec spec, String field, String summary, String detail, String hint) {
        problems.add(problem(spec, field, summary, detail, hint).asWarning());
    }

    private Problem problem(Spec spec, String field, String summary, String detail, String hint) {
        Place otherwise = definition.places().getOrDefault(spec.address(), Place.ofFile("definition"));
        Place place = places.nearest(spec.address().toString(), field, otherwise);
        return Problem.at(place, summary, detail, hint);
    }
}

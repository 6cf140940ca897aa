package io.flypg.pulumi.resource;

import io.flypg.engine.model.Spec;
import io.flypg.engine.resource.Observed;
import java.util.List;

/**
 * Something on the platform that nobody declared here.
 *
 * @param spec what would declare it as it is
 * @param remarks what cannot be declared, in sentences
 */
record Found(Spec spec, Observed observed, List<String> remarks) {
    Found {
        remarks = List.copyOf(remarks);
    }
}

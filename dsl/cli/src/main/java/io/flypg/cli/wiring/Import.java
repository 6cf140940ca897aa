package io.flypg.cli.wiring;

import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Plan;
import java.util.List;

/**
 * A cluster that a project is about to own.
 *
 * @param definition what declares it as it is
 * @param plan what that definition will plan once the cluster is marked: nothing, as far as all of it can be said
 * @param remarks what is there and in no definition, in sentences
 */
public record Import(Definition definition, Plan plan, List<String> remarks) {
    public Import {
        remarks = List.copyOf(remarks);
    }
}

package io.flypg.resources.adopt;

import io.flypg.engine.model.Definition;
import io.flypg.engine.resource.Observations;
import io.flypg.resources.live.Marks;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A live cluster that a project is about to own. Nothing is marked yet.
 *
 * @param definition what declares it as it is
 * @param observations what will be seen of it once it is marked, so that a plan can be made before
 * @param remarks what is in it and in no definition, in sentences
 * @param marks what each of its machines is about to bear, by id
 * @param owners the projects that it is taken from, or the one that has it already
 */
public record Adoption(
        String cluster,
        Definition definition,
        Observations observations,
        List<String> remarks,
        Map<String, Marks> marks,
        Set<String> owners) {
    public Adoption {
        remarks = List.copyOf(remarks);
        marks = Map.copyOf(marks);
        owners = Set.copyOf(owners);
    }
}

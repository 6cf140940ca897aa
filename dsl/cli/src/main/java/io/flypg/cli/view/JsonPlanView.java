package io.flypg.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.flypg.cli.terminal.Output;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.plan.Plan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Shows a plan to programs: one document on one output. */
public record JsonPlanView(Output out, Origins origins) implements PlanView {
    @Override
    public void show(Plan plan, Optional<List<Upgrade>> upgrades) {
        JsonDocument.print(out, json -> {
            PlanJson.write(json, plan, origins);
            if (upgrades.isPresent()) {
                write(json, upgrades.get());
            }
        });
    }

    private static void write(JsonGenerator json, List<Upgrade> upgrades) throws IOException {
        json.writeArrayFieldStart("upgrades");
        for (Upgrade upgrade : upgrades) {
            json.writeStartObject();
            json.writeStringField("cluster", upgrade.cluster());
            json.writeStringField("runs", upgrade.runs());
            json.writeStringField("newest", upgrade.newest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

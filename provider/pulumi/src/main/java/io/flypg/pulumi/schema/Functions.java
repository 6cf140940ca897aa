package io.flypg.pulumi.schema;

import static io.flypg.pulumi.schema.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.engine.knob.KnobType;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.pulumi.resource.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What programs can ask for. */
final class Functions {
    private Functions() {}

    static ObjectNode all(Types types) {
        ObjectNode functions = object();
        functions.set("flypg:index:getCluster", cluster(types));
        functions.set("flypg:index:getKnobs", knobs(types));
        return functions;
    }

    private static ObjectNode cluster(Types types) {
        Members inputs = new Members().add("name", text("Name of the cluster."), true);
        ObjectNode outputs = new ResourceSchema(Kind.CLUSTER, types).outputs().asObject();
        return function("A cluster as it is, whoever made it. Nothing is changed.", inputs, outputs);
    }

    private static ObjectNode knobs(Types types) {
        Members inputs = new Members()
                .add(
                        "postgres",
                        text("Major version of PostgreSQL: one of " + Knobs.MAJORS + ".")
                                .put("default", PostgresVersion.DEFAULT.toString()),
                        false);
        ObjectNode outputs = new Members()
                .add("postgres", text("The major version."), true)
                .add(
                        "knobs",
                        Json.listOf(types.named("Knob", Functions::knob)).put("description", "In alphabetical order."),
                        true)
                .asObject();
        return function("The settings that the `config` of a cluster may have.", inputs, outputs);
    }

    private static ObjectNode knob() {
        return new Members()
                .add("name", text("As PostgreSQL spells it."), true)
                .add("type", text("What it takes: one of " + types() + "."), true)
                .add("unit", text("Unit of a number without one; empty when it has none."), true)
                .add(
                        "takesRestart",
                        Json.type("boolean")
                                .put("description", "Whether a new value holds only after a restart of the nodes."),
                        true)
                .asObject();
    }

    private static String types() {
        return Arrays.stream(KnobType.values())
                .map(type -> "`" + type.name().toLowerCase(Locale.ROOT) + "`")
                .collect(Collectors.joining(", "));
    }

    private static ObjectNode function(String description, Members inputs, ObjectNode outputs) {
        ObjectNode function = object().put("description", description);
        function.set("inputs", inputs.asObject());
        function.set("outputs", outputs);
        return function;
    }

    private static ObjectNode text(String description) {
        return Json.type("string").put("description", description);
    }
}

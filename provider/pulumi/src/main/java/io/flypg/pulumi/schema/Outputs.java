package io.flypg.pulumi.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.pulumi.resource.Kind;

/** What is recorded of a resource beside its properties, once it is there. */
final class Outputs {
    private Outputs() {}

    static void addTo(Members outputs, Kind kind, Types types) {
        switch (kind) {
            case CLUSTER -> cluster(outputs, types);
            case DATABASE ->
                outputs.add("owner", text("The owner role of the database and of all that is in it."), true);
            case ATTACHMENT -> attachment(outputs);
            case ROLE, APP -> {}
        }
        outputs.add("differences", differences(), false);
    }

    private static void cluster(Members outputs, Types types) {
        outputs.add("nodes", described(Json.listOf(node(types)), "The nodes that it has."), true)
                .add("guarantee", text("What it survives, and what can be lost."), true)
                .add("host", text("Where writers connect to."), false)
                .add("port", described(Json.type("integer"), "The port there."), false);
    }

    private static ObjectNode node(Types types) {
        return types.named(
                "Node",
                () -> new Members()
                        .add("ordinal", described(Json.type("integer"), "Its number in the cluster."), true)
                        .add("machine", text("Id of its machine on the platform."), true)
                        .add("region", text("Region it runs in."), true)
                        .add(
                                "group",
                                text("`primary` for those that may become primary, `read-REGION` for readers."),
                                true)
                        .asObject());
    }

    private static void attachment(Members outputs) {
        outputs.add("login", text("The role that the app logs in as."), false)
                .add(
                        "secretDigest",
                        text("The platform's digest of the app's secret, by which it is known without its value."),
                        false)
                .add("connectionUri", secret("The URL for reading and writing; not there after an import."), false)
                .add(
                        "readConnectionUri",
                        secret("The URL for reading, when there is one; not there after an import."),
                        false);
    }

    private static ObjectNode differences() {
        return described(
                Json.listOf(Json.type("string")),
                "What was found to be different and is no property, in words; not there while everything is as declared.");
    }

    private static ObjectNode text(String description) {
        return described(Json.type("string"), description);
    }

    private static ObjectNode secret(String description) {
        return text(description).put("secret", true);
    }

    private static ObjectNode described(ObjectNode property, String description) {
        return property.put("description", description);
    }
}

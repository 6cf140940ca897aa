package io.flypg.pulumi.schema;

import static io.flypg.pulumi.schema.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.pulumi.resource.Kind;

/** The schema of the provider as JSON: what Pulumi, its languages and its documentation know of the resources. */
public final class Schema {
    private Schema() {}

    /**
     * Writes it.
     *
     * @param version of the provider
     */
    public static String json(String version) {
        Types types = new Types();
        ObjectNode schema = object().put("name", "flypg")
                .put("displayName", "flypg")
                .put("version", version)
                .put(
                        "description",
                        "PostgreSQL that you run yourself on Fly.io: clusters, databases, roles, attached apps.")
                .put("license", "Apache-2.0")
                .put("publisher", "flypg");
        schema.putArray("keywords")
                .add("postgresql")
                .add("fly.io")
                .add("category/database")
                .add("kind/native");
        schema.set("config", ProviderSettings.config());
        schema.set("provider", ProviderSettings.provider());
        schema.set("resources", resources(types));
        schema.set("functions", Functions.all(types));
        schema.set("types", types.all());
        schema.set("language", Languages.all());
        return schema.toPrettyString() + "\n";
    }

    private static ObjectNode resources(Types types) {
        ObjectNode resources = object();
        for (Kind kind : Kind.values()) {
            resources.set(kind.token(), new ResourceSchema(kind, types).json());
        }
        return resources;
    }
}

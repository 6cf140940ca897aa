package io.flypg.pulumi.schema;

import static io.flypg.pulumi.schema.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.pulumi.session.Configuring;

/** The settings of the provider: those of a stack, and those of a provider that a program declares. */
final class ProviderSettings {
    private ProviderSettings() {}

    static ObjectNode config() {
        return settings().into(object(), "variables", "defaults");
    }

    static ObjectNode provider() {
        ObjectNode provider = object().put("description", "Where the resources are, and whose they are.");
        return settings().into(provider, "inputProperties", "requiredInputs");
    }

    private static Members settings() {
        return new Members()
                .add(
                        Configuring.PROJECT,
                        text(
                                "Whose all this is: what is made is marked with it, and another project's is never touched."
                                        + " `<project>/<stack>` of the program when it is not given."),
                        false)
                .add(
                        Configuring.ORGANIZATION,
                        text("The organization on Fly.io that the apps are in. `personal` when it is not given."),
                        false)
                .add(
                        Configuring.LOCAL,
                        Json.type("boolean")
                                .put("description", "Uses the local platform on this computer instead of Fly.io."),
                        false)
                .add(
                        Configuring.TOKEN,
                        text("Token for Fly.io. `FLY_API_TOKEN` of the environment when it is not given.")
                                .put("secret", true),
                        false)
                .add(Configuring.API_URL, text("Where GraphQL is served, when that is not Fly.io."), false)
                .add(
                        Configuring.MACHINES_URL,
                        text("Where the Machines API is served, when that is not Fly.io."),
                        false);
    }

    private static ObjectNode text(String description) {
        return Json.type("string").put("description", description);
    }
}

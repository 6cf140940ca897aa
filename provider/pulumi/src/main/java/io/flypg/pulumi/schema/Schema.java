package io.flypg.pulumi.schema;

/** The schema of the provider as JSON. */
public final class Schema {
    private Schema() {}

    /**
     * Writes it.
     *
     * @param version of the provider
     */
    public static String json(String version) {
        return "{\"name\":\"flypg\",\"version\":\"" + version + "\"}";
    }
}

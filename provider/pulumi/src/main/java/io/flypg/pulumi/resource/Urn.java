package io.flypg.pulumi.resource;

/**
 * The name Pulumi has for a resource: {@code urn:pulumi:dev::shop::flypg:index:Cluster::orders-db}.
 *
 * @param type of the resource itself, without those of its parents
 * @param name as the program calls it
 */
public record Urn(String stack, String project, String type, String name) {
    private static final String SEPARATOR = "::";

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Urn parse(String text) {
        String[] parts = text.split(SEPARATOR, 4);
        if (parts.length != 4 || !parts[0].startsWith("urn:pulumi:")) {
            throw new IllegalArgumentException("'" + text + "' is no URN");
        }
        String type = parts[2].substring(parts[2].lastIndexOf('$') + 1);
        return new Urn(parts[0].substring("urn:pulumi:".length()), parts[1], type, parts[3]);
    }
}

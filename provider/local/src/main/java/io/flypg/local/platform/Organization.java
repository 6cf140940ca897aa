package io.flypg.local.platform;

/**
 * An organization, of which the platform has two.
 *
 * @param slug the name in addresses and definitions
 */
public record Organization(String slug, String name, int number) {
    /** Its id in GraphQL. */
    public String id() {
        return "org_" + slug;
    }
}

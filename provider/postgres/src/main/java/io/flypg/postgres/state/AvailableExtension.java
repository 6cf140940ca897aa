package io.flypg.postgres.state;

import java.util.Set;

/**
 * An extension that the node's image holds.
 *
 * @param defaultVersion what a database gets when it asks for no version
 * @param versions all that can be asked for
 * @param requires extensions that must be there before the default version can be
 */
public record AvailableExtension(String name, String defaultVersion, Set<String> versions, Set<String> requires) {

    public AvailableExtension {
        versions = Set.copyOf(versions);
        requires = Set.copyOf(requires);
    }
}

package io.flypg.postgres.act;

import java.util.Optional;

/**
 * An extension that a database is to have.
 *
 * @param schema empty: the one it wants for itself, else {@code public}
 * @param version empty: the image's default when it is created, and any when it is there
 */
public record ExtensionWanted(String name, Optional<String> schema, Optional<String> version) {

    public static ExtensionWanted of(String name) {
        return new ExtensionWanted(name, Optional.empty(), Optional.empty());
    }
}

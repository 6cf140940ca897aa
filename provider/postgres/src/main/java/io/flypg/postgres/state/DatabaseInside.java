package io.flypg.postgres.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be seen of a database only from inside.
 *
 * @param ownerCreates whether the owner can create in schema {@code public}
 * @param access what other roles were given, by role; a role that is not in it has nothing
 */
public record DatabaseInside(List<ExtensionState> extensions, boolean ownerCreates, Map<String, Access> access) {

    public DatabaseInside {
        extensions = List.copyOf(extensions);
        access = Map.copyOf(access);
    }

    public Optional<ExtensionState> extension(String name) {
        return extensions.stream()
                .filter(extension -> extension.name().equals(name))
                .findFirst();
    }

    public Access accessOf(String role) {
        return access.getOrDefault(role, Access.NONE);
    }
}

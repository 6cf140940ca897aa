package io.flypg.cli.command;

import io.flypg.local.NodeKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the nodes of the local platform are. */
final class NodesOption {
    private static final String NAME = "--nodes";

    @Option(
            names = NAME,
            paramLabel = "KIND",
            description = {
                "What the machines with PostgreSQL are: ${COMPLETION-CANDIDATES}. It is kept, and cannot change while there"
                        + " are volumes.",
                "A docker node has a network, a memory limit and, for root, a disk of its own."
            })
    private @Nullable NodeKind kind;

    Optional<NodeKind> wanted() {
        return Optional.ofNullable(kind);
    }

    /** As the server takes it. */
    List<String> words() {
        return wanted().map(given -> List.of(NAME, given.toString())).orElse(List.of());
    }
}

package io.flypg.local;

import io.flypg.local.guest.GuestFactory;
import io.flypg.local.node.PostgresGuests;
import io.flypg.local.node.container.Containers;
import io.flypg.local.store.JsonFile;
import io.flypg.local.store.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the nodes of a local platform are. It stays what it is as long as there are volumes: one is not the same in both. */
public enum NodeKind {
    /** Processes of this computer. */
    PROCESS,
    /** Containers of its Docker engine. */
    DOCKER;

    /** The kind of a folder. */
    public static NodeKind of(Path root) {
        return JsonFile.read(new StateFolder(root).nodes(), NodeKind.class).orElse(PROCESS);
    }

    /**
     * The kind of a folder from now on.
     *
     * @param wanted what the user asks for; empty for what the folder has, and processes where it has nothing
     * @throws IllegalStateException with a text for the user when the folder has volumes of the other kind
     */
    public static NodeKind decide(Path root, Optional<NodeKind> wanted) {
        StateFolder folder = new StateFolder(root);
        NodeKind kept = of(root);
        NodeKind decided = wanted.orElse(kept);
        if (decided != kept) {
            if (hasVolumes(folder)) {
                throw new IllegalStateException(
                        "The volumes of the local platform in " + root + " are for nodes of the kind "
                                + kept + ", and " + decided
                                + " is asked for. Name another folder with FLYPG_LOCAL_DIR, or delete"
                                + " this one with all data in it: 'flypg local reset'.");
            }
            folder.prepare();
            JsonFile.write(folder.nodes(), decided);
        }
        return decided;
    }

    /** What runs inside the machines. */
    public GuestFactory guests() {
        return switch (this) {
            case PROCESS -> PostgresGuests.standard();
            case DOCKER -> Containers.guests();
        };
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean hasVolumes(StateFolder folder) {
        try (Stream<Path> volumes = Files.list(folder.volumes())) {
            return volumes.findAny().isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}

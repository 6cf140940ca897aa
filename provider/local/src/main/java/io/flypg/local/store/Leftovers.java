package io.flypg.local.store;

import io.flypg.local.model.App;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folders of volumes and snapshots that a server was killed over: made but not yet stored, or no longer stored but not yet deleted. */
public final class Leftovers {
    private Leftovers() {}

    public static void remove(World world) {
        sweep(world.folder().volumes(), ids(world, App::volumes));
        sweep(world.folder().snapshots(), ids(world, App::snapshots));
    }

    private static Set<String> ids(World world, Function<App, Map<String, ?>> part) {
        return world.apps().stream()
                .flatMap(app -> part.apply(app).keySet().stream())
                .collect(Collectors.toSet());
    }

    private static void sweep(Path folder, Set<String> known) {
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(child -> !known.contains(String.valueOf(child.getFileName())))
                    .forEach(Folders::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("look through " + folder, e);
        }
    }
}

package io.flypg.language.source;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One definition file that was read.
 *
 * @param path as the user named it, or as the file that uses it leads to it
 * @param real the file itself, behind all links
 * @param root the folder that nothing it uses may lead out of
 */
public record SourceFile(Source source, Path path, Path real, Root root) {
    /**
     * A folder.
     *
     * @param named absolute, as the user named it
     * @param real behind all links
     */
    record Root(Path named, Path real) {
        static Root of(Path folder) throws IOException {
            return new Root(folder.toAbsolutePath().normalize(), folder.toRealPath());
        }
    }
}

package io.flypg.local.node.binaries;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What stands for the extension repmgr, which the embedded builds lack: its tables as an extension, and a library of that name to
 * preload. The library is a copy of {@code lo.so}: it does nothing when it is loaded. What repmgr does is done by the node itself.
 */
final class RepmgrStandIn {
    private static final List<String> SCRIPTS = List.of("repmgr.control", "repmgr--5.5.sql");

    private RepmgrStandIn() {}

    static void addTo(Path home) throws IOException {
        Path libraries = home.resolve("lib/postgresql");
        Files.copy(libraries.resolve("lo.so"), libraries.resolve("repmgr.so"));
        for (String script : SCRIPTS) {
            Path target = home.resolve("share/postgresql/extension").resolve(script);
            try (InputStream in = RepmgrStandIn.class.getResourceAsStream(script)) {
                Files.copy(Objects.requireNonNull(in, script), target);
            }
        }
    }
}

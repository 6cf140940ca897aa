package io.flypg.resources;

import io.flypg.local.NodeKind;
import io.flypg.resources.live.Way;
import java.util.Locale;

/**
 * How this run of the tests is set up: {@code -Dnodes=docker} puts every node into a container of its own, and {@code -Droute=exec}
 * besides leaves flypg a token and no way into the private network. A test class knows nothing of it.
 */
final class TestMode {
    static final NodeKind NODES = NodeKind.valueOf(property("nodes", "process"));
    static final Way ROUTE = Way.valueOf(property("route", "direct"));

    static {
        if (ROUTE == Way.EXEC && NODES != NodeKind.DOCKER) {
            throw new IllegalStateException(
                    "-Droute=exec goes with -Dnodes=docker: the guest of a process has no psql");
        }
    }

    private TestMode() {}

    private static String property(String name, String usual) {
        return System.getProperty(name, usual).toUpperCase(Locale.ROOT);
    }
}

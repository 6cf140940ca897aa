package io.flypg.local.node.binaries;

import java.util.Locale;

/** The kind of computer we run on, in the words of the builds on Maven Central. */
final class Platform {
    /** {@code linux-amd64} or {@code linux-arm64v8}. */
    static final String NAME = isArm() ? "linux-arm64v8" : "linux-amd64";

    /** The archive inside the jar. */
    static final String ARCHIVE = isArm() ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";

    private Platform() {}

    private static boolean isArm() {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return arch.equals("aarch64") || arch.equals("arm64");
    }
}

package io.flypg.local.node.binaries;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The builds whose checksum is committed: a changed or broken download of one of them is never run. */
final class Checksums {
    private static final int OLDEST_MAJOR = 15;
    private static final int NEWEST_MAJOR = 18;
    private static final Properties TABLE = load();

    private Checksums() {}

    /** SHA-256 in hex. */
    static Optional<String> of(PostgresVersion version) {
        return Optional.ofNullable(TABLE.getProperty(Platform.NAME + "-" + version.artifact()));
    }

    /** The newest minor of a major for this kind of computer. */
    static Optional<PostgresVersion> newest(int major) {
        String prefix = Platform.NAME + "-" + major + ".";
        return TABLE.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> new PostgresVersion(major, minor(name.substring(prefix.length()))))
                .max(Comparator.naturalOrder());
    }

    /** Which versions a user can have for certain, as a sentence. */
    static String known() {
        return IntStream.rangeClosed(OLDEST_MAJOR, NEWEST_MAJOR)
                .mapToObj(Checksums::newest)
                .flatMap(Optional::stream)
                .map(PostgresVersion::toString)
                .collect(Collectors.joining(", ", "Use one of ", "; " + Binaries.BUNDLED + " comes with flypg."));
    }

    private static int minor(String artifactTail) {
        return Integer.parseInt(artifactTail.substring(0, artifactTail.indexOf('.')));
    }

    private static Properties load() {
        Properties table = new Properties();
        try (InputStream in = Checksums.class.getResourceAsStream("checksums.properties")) {
            table.load(Objects.requireNonNull(in, "checksums.properties is missing from the jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}

package io.flypg.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in {@code provider/docs} say what the sources say. */
class ReferencePagesTest {
    private static final Path FOLDER = Path.of("../../provider/docs");
    static final String REMEDY = ", to bring it up to date run: ./mvnw -pl dsl/cli -am test"
            + " -Dtest=ReferencePagesTest,GdslTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden=update";

    static Set<String> pages() {
        return ReferencePages.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void is_up_to_date(String page) {
        Golden.assertMatches(
                FOLDER.resolve(page), String.valueOf(ReferencePages.all().get(page)), REMEDY);
    }

    @Test
    void no_page_is_left_over() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(ReferencePagesTest::isGenerated)
                            .map(file -> file.getFileName().toString()))
                    .isSubsetOf(pages());
        }
    }

    private static boolean isGenerated(Path file) {
        try {
            return file.toString().endsWith(".md") && Files.readString(file).startsWith("<!-- Generated");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

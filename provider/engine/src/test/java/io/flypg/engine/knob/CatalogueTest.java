package io.flypg.engine.knob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed catalogue is what real servers say. {@code -Dcatalogue=update} writes it anew from them. */
final class CatalogueTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "io", "flypg", "engine", "knob");

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {15, 16, 17, 18})
    void the_catalogue_is_what_a_real_server_says(int major) throws IOException, SQLException {
        List<String> rows = ServerCatalogue.read(major);
        if ("update".equals(System.getProperty("catalogue"))) {
            Files.write(FOLDER.resolve(major + ".tsv"), rows);
        }

        assertThat(Files.readAllLines(FOLDER.resolve(major + ".tsv")))
                .as("after a new minor run the test once with -Dcatalogue=update")
                .isEqualTo(rows);
    }
}

package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
    private static final String ODD = "app( 'orders-api' ) // the app\n\n\n\napp 'other'\n";
    private static final String CANONICAL = "app('orders-api') // the app\n\napp('other')\n";

    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    @Test
    void changes_what_is_not_in_the_canonical_form_and_names_it() throws IOException {
        Path odd = write("odd", ODD);
        Path good = write("good", CANONICAL);
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(good, before);

        Calls.Result result = calls.run("fmt", folder.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo(odd + "\n");
        assertThat(odd).hasContent(CANONICAL);
        assertThat(Files.getLastModifiedTime(good)).isEqualTo(before);
        assertThat(calls.run("fmt", folder.toString()).out()).isEmpty();
    }

    @Test
    void check_changes_nothing_and_ends_with_1() throws IOException {
        Path odd = write("odd", ODD);
        write("good", CANONICAL);

        Calls.Result result = calls.run("fmt", "--check", folder.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEqualTo(odd + "\n");
        assertThat(odd).hasContent(ODD);
        Files.delete(odd);
        assertThat(calls.run("fmt", "--check", folder.toString()).code()).isZero();
    }

    @Test
    void a_file_with_mistakes_stays_as_it_is_and_the_others_are_changed() throws IOException {
        Path odd = write("odd", ODD);
        String mistaken = "app( 'x' )\nreplicas = 2\n";
        Path bad = write("bad", mistaken);

        Calls.Result result = calls.run("fmt", folder.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("error: A word takes no =", bad + ":2:1", "help: write replicas 2");
        assertThat(bad).hasContent(mistaken);
        assertThat(odd).hasContent(CANONICAL);
    }

    @Test
    void a_changed_file_keeps_its_permissions_and_its_links() throws IOException {
        Path odd = write("odd", ODD);
        Path link = Files.createSymbolicLink(folder.resolve("link.flypg.groovy"), odd);
        Files.setPosixFilePermissions(odd, PosixFilePermissions.fromString("rw-r-----"));

        Calls.Result result = calls.run("fmt", link.toString());

        assertThat(result.code()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(odd).hasContent(CANONICAL);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(odd)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void a_path_with_nothing_behind_it_is_bad_input() {
        assertThat(calls.run("fmt", folder.resolve("nowhere").toString()).code())
                .isEqualTo(2);
    }

    @Test
    void the_examples_and_the_templates_are_in_the_canonical_form() throws IOException {
        assertThat(Definitions.folders()).isNotEmpty().allSatisfy(one -> {
            Calls.Result result = calls.run("fmt", "--check", one.toString());
            assertThat(result.out() + result.err()).isEmpty();
        });
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".flypg.groovy"), text);
    }
}

package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the image that this build has made. */
class ImageIT {

    private static final Path IMAGE = Path.of("target/flypg").toAbsolutePath();
    private static final Map<String, String> NO_JAVA = Map.of("JAVA_HOME", "", "PATH", "/usr/bin:/bin");
    private static final String VERSION = "flypg \\S+\\n";

    @TempDir
    private Path folder;

    @Test
    void it_needs_no_java_of_the_machine_and_says_only_what_it_is_asked() throws Exception {
        var ran = Ran.in(folder, NO_JAVA, launcher(IMAGE), "--version");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).matches(VERSION);
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void a_copy_in_a_folder_with_spaces_still_uses_its_caches() throws Exception {
        Path copy = folder.resolve("a copy");
        copied(copy);

        for (String command : new String[] {"--version", "no-such-command"}) {
            var ran = Ran.in(folder, Map.of("FLYPG_JAVA_OPTS", "-XX:AOTMode=on"), launcher(copy), command);
            assertThat(ran.out() + ran.err()).contains("flypg").doesNotContain("AOT");
        }
    }

    @Test
    void the_local_platform_ran_in_the_rehearsal_so_each_kind_of_command_has_a_cache_of_its_own() throws IOException {
        Path lib = IMAGE.resolve("lib");

        assertThat(lib.resolve("flypg-local.aot")).isRegularFile();
        assertThat(Files.isSameFile(lib.resolve("flypg-net.aot"), lib.resolve("flypg.aot")))
                .isFalse();
    }

    @Test
    void without_its_caches_it_is_slower_but_says_the_same() throws Exception {
        Path copy = folder.resolve("copy");
        copied(copy);
        Files.delete(copy.resolve("lib/flypg.aot"));

        assertThat(Ran.in(folder, NO_JAVA, launcher(copy), "--version"))
                .isEqualTo(Ran.in(folder, NO_JAVA, launcher(IMAGE), "--version"));
    }

    @Test
    void variables_meant_for_other_java_programs_change_nothing() throws Exception {
        var variables =
                Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseZGC", "JDK_JAVA_OPTIONS", "-Xmx64m", "_JAVA_OPTIONS", "-Xmx64m");

        assertThat(Ran.in(folder, variables, launcher(IMAGE), "--version").err())
                .isEmpty();
    }

    @Test
    void a_wrong_option_is_a_usage_error_also_as_an_exit_code() throws Exception {
        assertThat(Ran.in(folder, Map.of(), launcher(IMAGE), "--no-such-option").code())
                .isEqualTo(2);
    }

    @Test
    void it_brings_the_templates() throws Exception {
        var ran = Ran.in(folder, NO_JAVA, launcher(IMAGE), "init", "dev", "shop", "-p", "name=shop");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(folder.resolve("shop/shop.flypg.groovy")).content().contains("cluster('shop-db')");
        assertThat(Ran.in(folder, NO_JAVA, launcher(IMAGE), "validate", "shop").code())
                .isZero();
    }

    /** With its times, as tar and cp -p keep them: a JVM may look at those of the jars to know whether a cache is theirs. */
    private void copied(Path copy) throws IOException, InterruptedException {
        assertThat(Ran.in(folder, Map.of(), "cp", "-RLp", IMAGE.toString(), copy.toString())
                        .code())
                .isZero();
    }

    private static String launcher(Path image) {
        return image.resolve("bin/flypg").toString();
    }
}

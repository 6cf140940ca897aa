package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code flypg init} and the templates in the repository. */
class InitTest {
    private static final Path TEMPLATES =
            Path.of("../../templates").toAbsolutePath().normalize();

    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    static List<String> templates() throws IOException {
        try (Stream<Path> folders = Files.list(TEMPLATES)) {
            return folders.map(template -> template.getFileName().toString())
                    .filter(name -> Files.exists(TEMPLATES.resolve(name).resolve(name + ".flypg.groovy")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_list_has_a_line_for_every_template() throws IOException {
        String shown = calls.run("init", "--list").out();

        assertThat(templates())
                .hasSizeGreaterThan(1)
                .allSatisfy(name -> assertThat(shown.lines())
                        .anySatisfy(line -> assertThat(line).startsWith(name + " ")));
        assertThat(shown).contains("dev           A database for development").doesNotContain("--set");
    }

    @Test
    void the_list_of_one_template_has_its_parameters() {
        assertThat(calls.run("init", "--list", "dev").out())
                .startsWith("A database for development")
                .contains("--set size=10.GB", "how large its disk is (from 1.GB to 500.GB)");
    }

    @Test
    void a_list_is_written_as_people_write_several_values() throws IOException {
        calls.run("init", "global", to("near"), "--set", "readers=nrt,gru");
        calls.run("init", "global", to("far"), "--set", "readers=");

        assertThat(read("near/near.flypg.groovy")).contains("    readReplicas 'nrt', 'gru'\n");
        assertThat(calls.run("validate", to("far")).code()).isZero();
    }

    @Test
    void a_folder_of_somebodys_own_is_a_template_too() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("ledger.flypg.groovy"), """
                // Our ledger.
                parameter('name', type: Text, doc: 'what it is called')
                parameter('size', default: 20.GB, min: 10.GB)
                project 'bank'
                organization 'personal'
                cluster("${name}-db") {
                  region 'ams'
                  volume { size size * 2 }
                }
                """);

        assertThat(calls.run("init", "--list", to("own")).out()).startsWith("Our ledger.");
        assertThat(calls.run("init", to("own"), to("shop")).err())
                .contains("'name' (what it is called) has no default");
        calls.run("init", to("own"), to("shop"), "--set", "name=shop");
        assertThat(read("shop/shop.flypg.groovy"))
                .contains(
                        "// Our ledger.\n", "cluster('shop-db') {\n    region 'ams'\n    volume { size 20.GB * 2 }\n");
        Files.writeString(own.resolve("more.flypg.groovy"), "app('x')");
        assertThat(calls.run("init", to("own"), to("two")).err()).contains("error: Not a template", "there are 2");
    }

    @Test
    void a_list_in_an_expression_stays_a_list() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("own.flypg.groovy"), """
                parameter('tenants', default: ['a', 'b'])
                parameter('readers', default: ['syd'])
                project 'bank'
                organization 'personal'
                cluster('bank-db') {
                  region 'ams'
                  readReplicas readers + ['nrt']
                  tenants.each { one -> database(one) }
                  role('first') { reads tenants[0] }
                  role('all') { reads tenants }
                  role('some') { reads tenants.findAll { one -> one != 'b' } }
                  role('last') { reads tenants; connectionLimit 3 }
                }
                """);

        Calls.Result result = calls.run("init", to("own"), to("shop"));

        assertThat(result.err()).isEmpty();
        assertThat(read("shop/shop.flypg.groovy"))
                .contains(
                        "readReplicas(['syd'] + ['nrt'])",
                        "reads(['a', 'b'][0])",
                        "reads 'a', 'b' }",
                        "reads 'a', 'b'; connectionLimit 3 }");
        assertThat(calls.run("plan", to("shop")).out())
                .isEqualTo(calls.run("plan", to("own")).out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app('x' | Bracket without an end |",
                "x 10GB | Not a number |",
                "use 'lib' | Nothing to use | a template for init is one file",
                "use('lib', with: [:]) | Nothing to use | a template for init is one file"
            })
    void a_template_that_is_wrong_is_told_before_anything_is_asked(String line, String summary, String hint)
            throws IOException {
        Path own = Files.writeString(
                folder.resolve("own.flypg.groovy"), "parameter('name', type: Text)\napp name\n" + line + "\n");

        Calls.Result list = calls.run("init", "--list", own.toString());
        Calls.Result init = calls.typing("shop").run("init", own.toString(), to("shop"));

        assertThat(list.code()).isEqualTo(2);
        assertThat(list.err()).contains("error: " + summary, hint == null ? "" : hint);
        assertThat(init.code()).isEqualTo(2);
        assertThat(init.err()).isEqualTo(list.err());
        assertThat(init.out()).isEmpty();
        assertThat(folder.resolve("shop")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void what_is_written_is_valid_and_says_the_same_as_the_template(String template) throws IOException {
        assertThat(calls.run("init", template, to("made")).code()).isZero();

        String text = read("made/made.flypg.groovy");
        assertThat(text).doesNotContain("parameter", "${", "\n\n\n").endsWith("}\n");
        assertThat(comments(text))
                .isEqualTo(comments(Files.readString(TEMPLATES.resolve(template).resolve(template + ".flypg.groovy"))));
        assertThat(calls.run("validate", to("made")).err()).isEmpty();
        assertThat(calls.run("plan", to("made")).out())
                .isEqualTo(calls.run("plan", TEMPLATES.resolve(template).toString())
                        .out());
    }

    @Test
    void values_stand_where_the_parameters_stood() throws IOException {
        calls.run("init", "dev", to("shop"), "--set", "name=shop", "-p", "size=40.GB", "-p", "region=fra");

        assertThat(read("shop/shop.flypg.groovy").lines())
                .startsWith(
                        "// A database for development: one small node, and nothing that keeps you from throwing it away.")
                .contains("project 'my-project'", "app('shop')", "cluster('shop-db') {")
                .contains("    region 'fra'", "    volume { size 40.GB }", "    attach('shop') {");
    }

    @Test
    void it_says_what_to_do_next() {
        assertThat(calls.run("init", "dev", to("shop")).out())
                .contains(
                        "written: " + to("shop") + "/shop.flypg.groovy",
                        "flypg plan --local " + to("shop"),
                        "flypg apply --local " + to("shop"));
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        Path file = Files.createDirectories(folder.resolve("shop")).resolve("shop.flypg.groovy");
        Files.writeString(file, "mine");

        Calls.Result result = calls.run("init", "dev", to("shop"));

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("error: Not overwritten", file.toString());
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"size=900.GB", "size=big", "colour=red", "name=Shop", "region=nowhere", "name=a'b", "name=${1}"})
    void what_would_not_be_valid_is_not_written(String value) {
        Calls.Result result = calls.run("init", "dev", to("shop"), "-p", value);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_unknown_template_is_answered_with_what_was_meant() {
        assertThat(calls.run("init", "dve").err()).contains("did you mean 'dev'?");
        assertThat(calls.run("init", "nothing-like-it").err()).contains("templates are analytics, dev,");
        assertThat(calls.run("init", "../dev").code()).isEqualTo(2);
        assertThat(calls.run("init").err()).contains("templates are analytics, dev,", "flypg init --list");
    }

    @Test
    void on_a_terminal_it_asks_for_what_was_not_given() throws IOException {
        calls.typing("stock", "", "").run("init", "dev", to("shop"), "-p", "size=30.GB");

        assertThat(read("shop/shop.flypg.groovy").lines())
                .contains("app('stock')", "project 'my-project'", "    region 'ams'", "    volume { size 30.GB }");
    }

    @Test
    void on_a_terminal_an_answer_that_is_not_possible_is_asked_for_again_and_the_others_are_kept() throws IOException {
        Calls.Result result =
                calls.typing("stock", "", "nowhere", "", "", "", "fra", "").run("init", "dev", to("shop"));

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("error: Unknown region", "'nowhere'");
        assertThat(result.out()).contains("[stock]", "[nowhere]");
        assertThat(read("shop/shop.flypg.groovy").lines()).contains("app('stock')", "    region 'fra'");
    }

    @Test
    void on_a_terminal_nobody_is_asked_for_ever() {
        Calls.Result result = calls.typing("stock", "", "", "900.GB").run("init", "dev", to("shop"));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).containsOnlyOnce("error: Out of range");
        assertThat(folder).isEmptyDirectory();
    }

    private String to(String name) {
        return folder.resolve(name).toString();
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static List<String> comments(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("//"))
                .toList();
    }
}

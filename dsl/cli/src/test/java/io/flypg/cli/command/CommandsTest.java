package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Golden;
import io.flypg.cli.Screen;
import io.flypg.cli.view.ClusterStatus;
import io.flypg.cli.view.Statuses;
import io.flypg.engine.address.Address;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final String GOOD = """
            project 'shop'
            organization 'personal'
            app('orders-api')
            cluster('orders-db') {
                region 'ams'
                database('orders') { }
                attach('orders-api') { database 'orders' }
            }
            """;

    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    private String path = "";

    @BeforeEach
    void write() throws IOException {
        path = folder.toString();
        Files.writeString(folder.resolve("orders.flypg.groovy"), GOOD);
    }

    @Test
    void validate_counts_what_a_good_definition_declares() {
        Calls.Result result = calls.run("validate", path);

        assertThat(result.code()).isEqualTo(0);
        assertThat(result.out()).isEqualTo("valid: " + path + ": 1 app, 1 cluster, 1 database, 1 attachment\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void validate_shows_all_mistakes_of_all_files_on_the_error_output() throws IOException {
        Files.writeString(folder.resolve("a.flypg.groovy"), "app('x') { replicsa 2 }\nclustr('y') { }\n");

        Calls.Result result = calls.run("validate", path);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("replicsa", "clustr", "a.flypg.groovy:1:", "a.flypg.groovy:2:1", "2 errors.");
    }

    @Test
    void validate_takes_each_folder_as_a_definition_of_its_own() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("b.flypg.groovy"), GOOD.replace("shop", "stock"));

        Calls.Result result = calls.run("validate", path, other.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(2);
    }

    @Test
    void a_plan_that_changes_something_is_shown_and_changes_nothing() {
        Calls.Result result = calls.run("plan", path);

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("+ cluster.orders-db  create", "Plan: 4 to create, 0 to update, 0 to delete.");
        assertThat(calls.toy.there).isEmpty();
    }

    @Test
    void detailed_exit_codes_tell_changes_from_nothing_to_do() {
        assertThat(calls.run("plan", path, "--detailed-exitcode").code()).isEqualTo(10);
        calls.run("apply", "--yes", path);
        assertThat(calls.run("plan", path, "--detailed-exitcode").code()).isZero();
    }

    @Test
    void blocked_lines_count_as_changes() {
        calls.run("apply", "--yes", path);
        calls.toy.unseen.add(Address.database("orders-db", "orders"));

        assertThat(calls.run("plan", path, "--detailed-exitcode").code()).isEqualTo(10);
        assertThat(calls.run("plan", path).code()).isZero();
    }

    @Test
    void a_refused_plan_is_shown_and_ends_with_3() {
        calls.toy.there.add(Address.cluster("old-db"));
        calls.toy.guarded.add(Address.cluster("old-db"));

        Calls.Result result = calls.run("plan", path, "--detailed-exitcode");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("! cluster.old-db  refused");
        assertThat(result.err()).contains("error: Protected");
    }

    @Test
    void a_single_file_is_not_the_whole_and_deletes_nothing() {
        calls.toy.there.add(Address.cluster("old-db"));
        String file = folder.resolve("orders.flypg.groovy").toString();

        assertThat(calls.run("plan", file).out()).doesNotContain("old-db");
        assertThat(calls.run("plan", path).out()).contains("- cluster.old-db");
    }

    @Test
    void data_is_deleted_only_as_far_as_it_is_allowed() {
        calls.toy.there.add(Address.cluster("old-db"));
        calls.toy.there.add(Address.database("old-db", "old"));

        assertThat(calls.run("apply", "--yes", path).code()).isEqualTo(3);
        assertThat(calls.run("apply", "--yes", "--allow-deletes", "1", path).code())
                .isEqualTo(3);
        assertThat(calls.run("apply", "--yes", "--allow-deletes=1", path).err()).contains("--allow-deletes 2");
        assertThat(calls.toy.there).hasSize(2);
        assertThat(calls.run("plan", "--allow-deletes", "2", path).code()).isZero();
        assertThat(calls.run("apply", "--yes", "--allow-deletes", path).code()).isZero();
        assertThat(calls.toy.there).hasSize(4).doesNotContain(Address.cluster("old-db"));
    }

    @Test
    void apply_makes_everything_and_says_how_to_go_on() {
        Calls.Result result = calls.run("apply", "--yes", path);

        assertThat(result.code()).isZero();
        assertThat(calls.toy.there).hasSize(4);
        Golden.assertMatches("apply.txt", tidied(result.out().replace(path, "examples/orders")));
        assertThat(result.err()).isEmpty();
    }

    /** The app and the cluster are made at the same time, so either may be done first; how far columns are apart is the path's doing. */
    private static String tidied(String text) {
        return Pattern.compile("(?:^done .*\n)+", Pattern.MULTILINE)
                .matcher(text.replaceAll("(?m)^(  flypg .*?) {2,}", "$1  "))
                .replaceAll(progress -> progress.group().lines().sorted().collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void apply_a_second_time_finds_nothing_to_do() {
        calls.run("apply", "--yes", path);

        Calls.Result result = calls.run("apply", "--yes", path);

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Nothing to do: 4 resources are as declared.");
    }

    @Test
    void apply_asks_and_a_no_changes_nothing() {
        Calls.Result result = calls.typing("n").run("apply", path);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).endsWith("Apply these changes? [y/N] ");
        assertThat(result.err()).contains("Nothing was changed.");
        assertThat(calls.toy.there).isEmpty();
    }

    @Test
    void apply_asks_and_a_yes_goes_on() {
        assertThat(calls.typing("y").run("apply", path).code()).isZero();
        assertThat(calls.toy.there).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "destroy"})
    void where_nobody_can_answer_yes_has_to_be_given(String command) {
        calls.toy.onLook = () -> {
            throw new IllegalStateException("looked");
        };

        Calls.Result result = calls.run(command, path);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("error: Nobody to ask", "--yes");
        assertThat(calls.typing("y").run("apply", "--json", path).code()).isEqualTo(2);
    }

    @Test
    void destroy_removes_what_is_declared_and_refuses_what_is_protected() throws IOException {
        calls.run("apply", "--yes", path);
        Calls.Result declared = calls.run("destroy", "--yes", "--allow-deletes", path);
        assertThat(declared.code()).isEqualTo(3);
        assertThat(declared.err()).contains("error: Protected", "Nothing was changed.");

        Files.writeString(
                folder.resolve("orders.flypg.groovy"), GOOD.replace("region 'ams'", "region 'ams'; protect false"));
        calls.toy.guarded.add(Address.cluster("orders-db"));
        assertThat(calls.run("destroy", "--yes", "--allow-deletes", path).code())
                .isEqualTo(3);
        assertThat(calls.toy.there).hasSize(4);

        calls.toy.guarded.clear();
        assertThat(calls.run("destroy", "--yes", path).code()).isEqualTo(3);
        assertThat(calls.run("destroy", "--yes", "--allow-deletes", path).code())
                .isZero();
        assertThat(calls.toy.there).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FAILED, 1", "BAD_INPUT, 2", "REFUSED, 3"})
    void a_failed_look_or_step_decides_the_exit_code(String kind, int code) {
        Failure.Kind failure = Failure.Kind.valueOf(kind);
        calls.toy.onLook = () -> {
            throw Toy.failure(failure);
        };
        Calls.Result looked = calls.run("plan", path);
        calls.toy.onLook = () -> {};
        calls.toy.onStep = _ -> {
            throw Toy.failure(failure);
        };
        Calls.Result applied = calls.run("apply", "--yes", path);

        assertThat(List.of(looked.code(), applied.code())).containsOnly(code);
        assertThat(looked.err()).contains("error: Toy broke", "help: mend it");
        assertThat(applied.err()).contains("error: Toy broke");
        assertThat(applied.out()).contains("FAILED", "Not finished:", "Run the same command again");
    }

    @Test
    void an_unfinished_apply_counts_the_steps_it_has_done() {
        calls.toy.onStep = step -> {
            if (step.subject().startsWith("database")) {
                throw Toy.failure(Failure.Kind.FAILED);
            }
        };

        Calls.Result result = calls.run("apply", "--yes", path);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("Not finished: 2 created, 2 steps done, in", "skipped  attachment.orders-api/DATABASE_URL");
        calls.toy.onStep = _ -> {};
        assertThat(calls.run("apply", "--yes", path).out()).contains("Done: 2 created, in");
    }

    @Test
    void what_cannot_be_seen_fails_an_apply_that_has_nothing_else_to_do() {
        calls.run("apply", "--yes", path);
        calls.toy.unseen.add(Address.cluster("orders-db"));

        Calls.Result result = calls.run("apply", "--yes", path);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Cannot be observed", "node 1 is down");
    }

    @Test
    void an_unexpected_error_is_one_problem_and_no_stack_trace() {
        calls.toy.onLook = () -> {
            throw new IllegalStateException("boom");
        };

        Calls.Result result = calls.run("plan", path);
        calls.environment.put("FLYPG_DEBUG", "1");
        Calls.Result debug = calls.run("plan", path);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("error: Unexpected error", "boom", "FLYPG_DEBUG=1")
                .doesNotContain("\tat ");
        assertThat(debug.err()).contains("\tat io.flypg.");
    }

    @Test
    void with_json_a_failure_is_a_document_on_the_output_and_words_on_the_error_output() {
        calls.toy.onLook = () -> {
            throw Toy.failure(Failure.Kind.FAILED);
        };

        Calls.Result result = calls.run("plan", "--json", path);

        assertThat(result.out()).startsWith("{\"format\":1,\"problems\":[{\"severity\":\"error\"");
        assertThat(result.err()).contains("error: Toy broke");
    }

    @Test
    void with_json_nothing_but_json_is_on_the_output() {
        for (String command : List.of("plan", "apply", "status")) {
            Calls.Result result = command.equals("apply")
                    ? calls.run(command, "--json", "--yes", path)
                    : calls.run(command, "--json", path);

            assertThat(result.code()).isZero();
            assertThat(result.out().lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"format\":1,"));
        }
    }

    @Test
    void status_takes_a_path_or_a_name() {
        assertThat(calls.run("status", path).out()).startsWith("orders-db  127.34.0.2:5432");
        assertThat(calls.run("status", "orders-db").code()).isZero();
        assertThat(calls.run("status", "no/such/folder").code()).isEqualTo(2);
    }

    @Test
    void a_status_with_something_wrong_in_it_ends_with_1() {
        calls.toy.statuses = List.of(Statuses.sick());

        assertThat(calls.run("status", path).code()).isEqualTo(1);
        calls.toy.statuses = List.of(withWarning());
        assertThat(calls.run("status", path).code()).isZero();
    }

    private static ClusterStatus withWarning() {
        Problem warning = Problem.general("Nearly full", "85 %.", "").asWarning();
        return new ClusterStatus("c", "", "", List.of(), "", List.of(warning));
    }

    @Test
    void a_wrong_option_is_a_usage_problem_in_the_same_form_as_every_other() {
        Calls.Result result = calls.run("plan", "--jsno", path);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("error: Bad command line", "--jsno", "--json", "'flypg plan --help'");
    }

    @Test
    void a_wrong_command_is_a_usage_problem_with_the_nearest_one() {
        Calls.Result result = calls.run("aply", path);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("error: Bad command line", "did you mean 'apply'");
    }

    @Test
    void every_command_has_a_help_that_teaches() {
        for (String name : List.of(
                "",
                "init",
                "validate",
                "fmt",
                "plan",
                "apply",
                "destroy",
                "rotate",
                "snapshot",
                "status",
                "graph",
                "explain",
                "completion",
                "url",
                "connect",
                "import",
                "local",
                "local start",
                "local stop",
                "local status",
                "local env",
                "local reset",
                "local fault",
                "local fault answer")) {
            Calls.Result result = calls.run((name + " --help").strip().split(" "));

            assertThat(result.code()).as(name).isZero();
            assertThat(result.err()).isEmpty();
            String file = "help" + (name.isEmpty() ? "" : "-" + name.replace(' ', '-')) + ".txt";
            Golden.assertMatches(file.toLowerCase(Locale.ROOT), result.out());
        }
    }

    @Test
    void help_is_a_word_too() {
        assertThat(calls.run("help", "plan").out())
                .isEqualTo(calls.run("plan", "--help").out());
        assertThat(calls.run("help").out()).isEqualTo(calls.run("--help").out());
    }

    @Test
    void on_a_terminal_with_colour_help_has_colour_too() {
        calls.look = Screen.COLOURS;

        assertThat(calls.run("plan", "--help").out()).contains("\u001b[");
        calls.look = Screen.TERMINAL;
        assertThat(calls.run("plan", "--help").out()).doesNotContain("\u001b");
    }
}

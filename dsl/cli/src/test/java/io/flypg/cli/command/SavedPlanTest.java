package io.flypg.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.engine.address.Address;
import io.flypg.engine.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plan -o FILE} and {@code apply FILE}. */
class SavedPlanTest {
    private static final Address DATABASE = Address.database("orders-db", "orders");

    private final Calls calls = new Calls();

    @TempDir
    private Path root;

    private String path = "";
    private String file = "";

    @BeforeEach
    void write() throws IOException {
        path = Files.createDirectory(root.resolve("orders")).toString();
        file = root.resolve("orders.plan").toString();
        Files.writeString(Path.of(path, "orders.flypg.groovy"), """
            project 'shop'
            organization 'personal'
            app('orders-api')
            cluster('orders-db') {
                region 'ams'
                config { max_connections 200; work_mem 16.MB }
                database('orders') { }
                attach('orders-api') { database 'orders' }
            }
            """);
    }

    @Test
    void what_is_too_large_to_be_read_is_said_to_be() throws IOException {
        Files.writeString(Path.of(file), "[" + "0,".repeat(10_000_000) + "0]");

        Calls.Result apply = apply();

        assertThat(apply.code()).isEqualTo(2);
        assertThat(apply.err()).contains("Too large for a saved plan", "20000003 bytes");
    }

    @Test
    void what_is_saved_is_applied_without_its_definition() throws IOException {
        Calls.Result plan = save();
        Files.delete(Path.of(path, "orders.flypg.groovy"));
        Calls.Result apply = apply();

        assertThat(plan.out()).contains("Plan: 4 to create");
        assertThat(plan.err()).contains("flypg apply " + file);
        assertThat(apply.code()).isZero();
        assertThat(apply.out()).contains("Plan: 4 to create", "Done: 4 created").doesNotContain("Try next");
        assertThat(calls.toy.there).hasSize(4);
    }

    @Test
    void saving_changes_nothing_and_leaves_one_private_json_document() throws IOException {
        save();

        JsonNode document = new ObjectMapper().readTree(Files.readString(Path.of(file)));
        assertThat(calls.toy.there).isEmpty();
        assertThat(document.path("format").asInt()).isEqualTo(1);
        assertThat(document.path("savedPlan").fieldNames())
                .toIterable()
                .containsExactly("platform", "definition", "limits", "plan");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                .isEqualTo("rw-------");
        assertThat(root.toFile().list()).containsExactlyInAnyOrder("orders", "orders.plan");
    }

    @Test
    void with_json_the_plan_is_printed_as_ever_and_saved_too() {
        Calls.Result result = calls.run("plan", "--json", "-o", file, path);

        assertThat(result.out())
                .startsWith("{\"format\":1,\"project\":\"shop\"")
                .hasLineCount(1);
        assertThat(apply().code()).isZero();
    }

    @Test
    void a_saved_plan_asks_like_any_other() {
        save();

        assertThat(calls.run("apply", file).code()).isEqualTo(2);
        assertThat(calls.typing("n").run("apply", file).code()).isEqualTo(3);
        assertThat(calls.toy.there).isEmpty();
        assertThat(calls.typing("y").run("apply", file).code()).isZero();
    }

    @Test
    void what_moves_while_the_question_stands_makes_a_saved_plan_stale() {
        save();
        calls.answering(() -> calls.toy.there.add(DATABASE), "y");

        Calls.Result result = calls.run("apply", file);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("error: Stale plan", "database.orders-db/orders moved: it is there now.");
        assertThat(calls.toy.there).containsExactly(DATABASE);
    }

    @Test
    void a_stale_plan_is_refused_and_says_what_moved() {
        calls.run("apply", "--yes", path);
        calls.toy.there.remove(DATABASE);
        save();
        calls.toy.there.add(DATABASE);
        calls.toy.there.remove(Address.app("orders-api"));
        calls.toy.guarded.add(Address.cluster("orders-db"));
        calls.toy.there.add(Address.role("orders-db", "stranger"));
        calls.toy.unseen.add(Address.attachment("orders-api", "DATABASE_URL"));

        Calls.Result result = apply();

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains(
                        "error: Stale plan",
                        "app.orders-api moved: it is gone.",
                        "cluster.orders-db moved: it is different in: protection.",
                        "database.orders-db/orders moved: it is there now.",
                        "role.orders-db/stranger moved: it is there now.",
                        "attachment.orders-api/DATABASE_URL moved: it cannot be seen any more.",
                        "5 errors.");
        assertThat(calls.toy.there).doesNotContain(Address.app("orders-api"));
    }

    @Test
    void a_plan_is_applied_once() {
        save();

        assertThat(apply().code()).isZero();
        assertThat(apply().code()).isEqualTo(3);
    }

    @Test
    void a_saved_plan_is_never_planned_anew_when_things_move_while_it_is_applied() {
        save();
        calls.toy.onStep = _ -> {
            throw Toy.failure(Failure.Kind.STALE);
        };

        Calls.Result result = apply();

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).containsOnlyOnce("Plan: 4 to create").contains("Not finished:", "Plan again:");
        assertThat(calls.toy.there).isEmpty();
    }

    @Test
    void a_refused_plan_is_saved_to_be_looked_at_and_stays_refused() {
        calls.toy.there.add(Address.cluster("old-db"));
        calls.toy.guarded.add(Address.cluster("old-db"));

        Calls.Result plan = calls.run("plan", "-o", file, path);
        calls.toy.there.remove(Address.app("orders-api"));
        Calls.Result apply = apply();

        assertThat(plan.code()).isEqualTo(3);
        assertThat(plan.err()).contains("Protected").doesNotContain("Saved.");
        assertThat(apply.code()).isEqualTo(3);
        assertThat(apply.out()).contains("! cluster.old-db  refused");
        assertThat(calls.toy.there).containsExactly(Address.cluster("old-db"));
    }

    @Test
    void what_a_plan_was_allowed_to_delete_is_part_of_it() {
        calls.toy.there.add(Address.cluster("old-db"));
        assertThat(calls.run("plan", "-o", file, "--allow-deletes", "1", path).code())
                .isZero();

        assertThat(calls.run("apply", "--yes", "--allow-deletes", "1", file).code())
                .isEqualTo(2);
        assertThat(apply().code()).isZero();
        assertThat(calls.toy.there).doesNotContain(Address.cluster("old-db"));
    }

    @Test
    void an_empty_plan_has_nothing_to_do() {
        calls.run("apply", "--yes", path);
        save();

        Calls.Result result = apply();

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Nothing to do: 4 resources are as declared.");
    }

    @Test
    void an_incomplete_plan_does_what_it_says_and_tells_to_plan_again() {
        calls.toy.unseen.add(Address.attachment("orders-api", "DATABASE_URL"));
        save();

        Calls.Result result = apply();

        assertThat(result.code()).isEqualTo(1);
        assertThat(calls.toy.there).hasSize(3).contains(DATABASE);
        assertThat(result.err()).contains("The saved plan is done, and this is left. Plan again for it.");
    }

    @Test
    void a_plan_is_applied_only_to_the_platform_it_was_made_for() {
        save();
        calls.toy.urls = "https://other.example";

        Calls.Result result = apply();

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .contains("error: Plan for another platform", "https://toy.example", "https://other.example");
        assertThat(calls.toy.there).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"allowDeletes\" : 0', '\"allowDeletes\" : 9', 3, Saved plan was changed",
        "'CreateApp', 'DeleteApp', 3, Saved plan was changed",
        "'\"digest\" : \"', '\"digest\" : \"0', 3, Saved plan was changed",
        "'\"format\" : 1', '\"format\" : 2', 2, Saved plan of another format",
        "'\"format\" : 1', '\"format\" : 0', 2, Saved plan of another format",
        "'\"flypg\" : \"', '\"flypg\" : \"9.', 3, Saved plan of another version",
        "'savedPlan', 'plan', 2, Not a saved plan",
        "'{', '[', 2, Not a saved plan"
    })
    void a_plan_that_somebody_edited_is_not_applied(String before, String after, int code, String summary)
            throws IOException {
        save();
        String text = Files.readString(Path.of(file));
        assertThat(text).contains(before);
        Files.writeString(Path.of(file), text.replace(before, after));

        Calls.Result result = apply();

        assertThat(result.err()).contains("error: " + summary, file);
        assertThat(result.code()).isEqualTo(code);
        assertThat(calls.toy.there).isEmpty();
    }

    @Test
    void the_layout_of_a_plan_may_change() throws IOException {
        save();
        JsonNode document = new ObjectMapper().readTree(Files.readString(Path.of(file)));
        Files.writeString(Path.of(file), document.toString());

        assertThat(apply().code()).isZero();
    }

    @Test
    void a_plan_cut_off_anywhere_is_not_applied() throws IOException {
        save();
        byte[] whole = Files.readAllBytes(Path.of(file));
        for (int length : new int[] {1, 30, whole.length / 2, whole.length - 4}) {
            Files.writeString(Path.of(file), new String(whole, 0, length, UTF_8));

            assertThat(apply().code()).as("%d bytes", length).isEqualTo(2);
        }
        assertThat(calls.toy.there).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{}", "{\"format\":1,\"project\":\"shop\"}"})
    void what_is_no_plan_is_not_applied_and_not_overwritten(String text) throws IOException {
        Files.writeString(Path.of(file), text);

        Calls.Result apply = apply();
        Calls.Result plan = calls.run("plan", "-o", file, path);

        assertThat(apply.code()).isEqualTo(2);
        assertThat(apply.err()).contains("error: Not a saved plan");
        assertThat(plan.code()).isEqualTo(text.isEmpty() ? 0 : 2);
        if (!text.isEmpty()) {
            assertThat(plan.err()).contains("error: Not a saved plan", "overwritten");
            assertThat(Path.of(file)).hasContent(text);
        }
    }

    @Test
    void an_older_plan_is_replaced() {
        save();
        calls.run("apply", "--yes", path);
        save();

        assertThat(apply().out()).startsWith("Nothing to do");
    }

    @Test
    void a_plan_goes_only_where_a_plan_can_be() {
        calls.toy.onLook = () -> {
            throw new IllegalStateException("looked");
        };

        for (String bad : new String[] {path, path + "/no/such/folder/orders.plan", path + "/new.flypg.groovy"}) {
            assertThat(calls.run("plan", "-o", bad, path).code()).as(bad).isEqualTo(2);
        }
    }

    @Test
    void a_saved_plan_stands_alone() {
        save();

        assertThat(calls.run("apply", "--yes", file, path).err()).contains("error: Saved plan beside something else");
        assertThat(calls.run("plan", file).code()).isEqualTo(2);
        assertThat(calls.run("destroy", "--yes", file).code()).isEqualTo(2);
        assertThat(calls.toy.there).isEmpty();
    }

    private Calls.Result save() {
        Calls.Result result = calls.run("plan", "-o", file, path);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private Calls.Result apply() {
        return calls.run("apply", "--yes", file);
    }
}

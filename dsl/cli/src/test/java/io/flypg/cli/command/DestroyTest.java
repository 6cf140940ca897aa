package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of what stays of a cluster that is deleted. */
class DestroyTest {
    private static final String GOOD = """
            project 'shop'
            organization 'personal'
            """;
    private static final String CLUSTER = "cluster('orders-db') { region 'ams'; protect false }\n";

    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    private String path = "";

    @BeforeEach
    void write() throws IOException {
        path = folder.toString();
        declare(GOOD + CLUSTER);
        calls.run("apply", "--yes", path);
    }

    private void declare(String text) throws IOException {
        Files.writeString(folder.resolve("orders.flypg.groovy"), text);
    }

    @Test
    void destroy_ends_with_a_receipt() {
        Calls.Result result = calls.run("destroy", "--yes", "--allow-deletes", "1", path);

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("delete, and keep its last volume")
                .containsPattern("volume +vol_1")
                .containsPattern("snapshot +vs_1, until 2026-12-04")
                .contains("declare the cluster again", "restoreFrom(snapshot: 'vs_1')", "fly apps destroy orders-db");
    }

    @Test
    void of_what_goes_for_good_there_is_no_receipt() {
        Calls.Result result = calls.run("destroy", "--yes", "--allow-deletes", "1", "--purge", path);

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("delete, with all its data").doesNotContain("vol_1");
    }

    @Test
    void without_a_word_nothing_is_deleted_whether_it_is_kept_or_not() {
        assertThat(calls.run("destroy", "--yes", path).err()).contains("cluster.orders-db (its last volume is kept)");
        assertThat(calls.run("destroy", "--yes", "--purge", path).err()).contains("cluster.orders-db with all data");
    }

    @Test
    void an_apply_that_deletes_a_cluster_gives_the_receipt_to_programs_too() throws IOException {
        declare(GOOD + CLUSTER.replace("orders-db", "stock-db"));

        Calls.Result result = calls.run("apply", "--yes", "--json", "--allow-deletes", "1", path);

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("\"kept\":[{\"cluster\":\"orders-db\",\"volume\":\"vol_1\",\"snapshot\":\"vs_1\","
                        + "\"snapshotExpires\":\"2026-12-04T10:00:00Z\"}]");
    }
}

package io.flypg.pulumi.rpc;

import static io.flypg.pulumi.rpc.Client.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import io.flypg.pulumi.wire.Secrets;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.PropertyDiff.Kind;
import pulumirpc.Provider.UpdateRequest;

/** How a resource as it was recorded compares with what is declared now. */
@TestInstance(Lifecycle.PER_CLASS)
final class DiffTest {
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private static final Map<String, Object> CLUSTER = Map.of(
            "name",
            "orders-db",
            "region",
            "ams",
            "replicas",
            2,
            "config",
            Map.of("work_mem", "5MB"),
            "readReplicas",
            List.of(Map.of("region", "syd"), Map.of("region", "gru", "count", 2)));
    private static final Map<String, Object> DATABASE = Map.of("cluster", "orders-db", "name", "orders");

    private Client client;

    @BeforeAll
    void start() throws IOException {
        client = Client.configured();
    }

    @AfterAll
    void stop() {
        client.close();
    }

    @Test
    void another_way_to_write_the_same_is_no_difference() {
        assertThat(changed("config", Map.of("work_mem", "5120kB")).getChanges())
                .isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
        assertThat(changed("volume", Map.of("size", "10 GB")).getChanges())
                .isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
    }

    @Test
    void a_difference_is_told_at_its_property_and_never_replaces() {
        assertThat(details(changed("config", Map.of("work_mem", "8MB"))))
                .containsExactly(Map.entry("config.work_mem", Kind.UPDATE));
        assertThat(details(changed("machine", Map.of("memory", "2GB"))))
                .containsExactly(Map.entry("machine.memory", Kind.UPDATE));
        assertThat(details(changed(
                        "readReplicas",
                        List.of(
                                Map.of("region", "syd"),
                                Map.of("region", "gru", "count", 2, "machine", Map.of("cpus", 2))))))
                .containsExactly(Map.entry("readReplicas[1].machine.cpus", Kind.UPDATE));
        assertThat(details(changed("region", "fra"))).containsExactly(Map.entry("region", Kind.UPDATE));
        assertThat(changed("region", "fra").getReplacesList()).isEmpty();
        assertThat(changed("replicas", 4).getReplacesList()).isEmpty();
        assertThat(details(changed("unmanaged", List.of("machine"))))
                .containsExactly(Map.entry("unmanaged", Kind.UPDATE));
    }

    @Test
    void a_setting_that_is_taken_out_goes_back_to_its_default() {
        assertThat(details(changed("config", Map.of()))).containsExactly(Map.entry("config.work_mem", Kind.UPDATE));
    }

    @Test
    void what_cannot_be_done_is_refused_with_the_reason() {
        assertThat(details(changed("volume", Map.of("size", "5GB"))))
                .as("a refresh has to be able to show it")
                .containsExactly(Map.entry("volume.size", Kind.UPDATE));
        assertThatThrownBy(() -> client.calls()
                        .update(UpdateRequest.newBuilder()
                                .setUrn(Client.urn("Cluster"))
                                .setOlds(struct(CLUSTER))
                                .setNews(struct(with(CLUSTER, "volume", Map.of("size", "5GB"))))
                                .setPreview(true)
                                .build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("Volume cannot shrink")
                .hasMessageContaining("keep 10 GB");
    }

    @Test
    void what_holds_data_is_never_replaced() {
        assertThatThrownBy(() -> changed("name", "other-db"))
                .hasMessageContaining("Cannot be renamed")
                .hasMessageContaining("never deleted to be made anew");
        assertThatThrownBy(() -> client.diff(
                        "Attachment",
                        struct(Map.of("cluster", "orders-db", "app", "api", "database", "orders")),
                        struct(Map.of("cluster", "other-db", "app", "api", "database", "orders"))))
                .hasMessageContaining("Cannot be renamed");
        assertThatThrownBy(
                        () -> client.diff("Database", struct(DATABASE), struct(with(DATABASE, "cluster", "other-db"))))
                .hasMessageContaining("Cannot be renamed");
    }

    @Test
    void what_holds_none_is_replaced_by_its_namesake() {
        DiffResponse diff = client.diff("App", struct(Map.of("name", "one")), struct(Map.of("name", "two")));

        assertThat(diff.getReplacesList()).containsExactly("name");
        assertThat(details(diff)).containsExactly(Map.entry("name", Kind.UPDATE_REPLACE));
    }

    @Test
    void what_is_not_known_yet_is_a_difference_and_nothing_else() {
        assertThat(details(changed("config", Map.of("work_mem", UNKNOWN))))
                .containsExactly(Map.entry("config", Kind.UPDATE));
        assertThat(details(changed("machine", UNKNOWN))).containsExactly(Map.entry("machine", Kind.UPDATE));
        assertThat(client.diff("Database", struct(DATABASE), struct(with(DATABASE, "cluster", UNKNOWN)))
                        .getReplacesList())
                .isEmpty();
    }

    @Test
    void a_secret_is_not_shown_by_what_is_refused() {
        Struct news = struct(with(CLUSTER, "name", Secrets.of(Client.value("hunter2"))));

        assertThatThrownBy(() -> client.diff("Cluster", struct(CLUSTER), news))
                .hasMessageContaining("would become '[secret]'")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void what_is_ignored_is_no_difference() {
        DiffResponse diff = client.calls()
                .diff(DiffRequest.newBuilder()
                        .setUrn(Client.urn("Cluster"))
                        .setOlds(struct(CLUSTER))
                        .setNews(struct(with(CLUSTER, "config", Map.of("work_mem", "8MB"))))
                        .addIgnoreChanges("config")
                        .build());

        assertThat(diff.getChanges()).isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
    }

    @Test
    void what_a_refresh_has_found_is_a_difference() {
        Struct olds = struct(with(CLUSTER, "differences", List.of("node 2: stopped (restart)")));

        assertThat(details(client.diff("Cluster", olds, struct(CLUSTER))))
                .containsExactly(Map.entry("differences", Kind.UPDATE));
    }

    @Test
    void what_another_version_recorded_and_nobody_can_read_is_a_difference() {
        Struct olds = struct(with(CLUSTER, "replicas", List.of("of another time")));

        assertThat(client.diff("Cluster", olds, struct(CLUSTER)).getChanges())
                .isEqualTo(DiffResponse.DiffChanges.DIFF_SOME);
    }

    private DiffResponse changed(String property, Object value) {
        return client.diff("Cluster", struct(CLUSTER), struct(with(CLUSTER, property, value)));
    }

    private static Map<String, Kind> details(DiffResponse diff) {
        Map<String, Kind> details = new LinkedHashMap<>();
        diff.getDetailedDiffMap().forEach((path, detail) -> details.put(path, detail.getKind()));
        assertThat(diff.getDiffsList())
                .as("every path has its property, and the other way round")
                .containsExactlyInAnyOrderElementsOf(details.keySet().stream()
                        .map(path -> path.split("[.\\[]", 2)[0])
                        .distinct()
                        .toList());
        return details;
    }

    private static Map<String, Object> with(Map<String, Object> properties, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(properties);
        changed.put(name, value);
        return changed;
    }
}

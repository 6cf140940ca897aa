package io.flypg.pulumi.rpc;

import static io.flypg.pulumi.rpc.Client.struct;
import static io.flypg.pulumi.rpc.Client.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.flypg.engine.bind.Shape;
import io.flypg.pulumi.resource.Kind;
import io.flypg.pulumi.wire.Secrets;
import io.flypg.pulumi.wire.Structs;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;

/** What the check of a resource finds, without a look at any platform. */
@TestInstance(Lifecycle.PER_CLASS)
final class CheckTest {
    private static final List<String> UNKNOWNS = List.of(
            "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
            "030794c1-ac77-496b-92df-f27374a8bd58",
            "e48ece36-62e2-4504-bad9-02848725956a");

    private Client client;

    @BeforeAll
    void start() throws IOException {
        client = Client.configured();
    }

    @AfterAll
    void stop() {
        client.close();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("Cluster", Map.of(), "", "'Cluster' needs 'region'"),
                Arguments.of("Cluster", Map.of("region", "mars"), "region", "Fly.io has no region 'mars'"),
                Arguments.of("Cluster", Map.of("region", 5), "region", "needs the code of a region"),
                Arguments.of("Cluster", cluster("replica", 2), "replica", "did you mean 'replicas'?"),
                Arguments.of("Cluster", cluster("replicas", 1), "replicas", "Two nodes are not high availability"),
                Arguments.of("Cluster", cluster("replicas", "many"), "replicas", "needs a whole number"),
                Arguments.of(
                        "Cluster",
                        cluster("machine", Map.of("memory", "1XB")),
                        "machine.memory",
                        "a size with its unit"),
                Arguments.of("Cluster", cluster("volume", Map.of("size", "900GB")), "volume.size", "1 GB to 500 GB"),
                Arguments.of(
                        "Cluster",
                        cluster("config", Map.of("work_men", "4MB")),
                        "config.work_men",
                        "did you mean 'work_mem'?"),
                Arguments.of(
                        "Cluster",
                        cluster("config", Map.of("pg_stat_statements.max", "x")),
                        "config[\"pg_stat_statements.max\"]",
                        "pg_stat_statements.max"),
                Arguments.of(
                        "Cluster",
                        cluster("readReplicas", List.of(Map.of("region", "syd"), Map.of("region", "ams"))),
                        "readReplicas[1].region",
                        "Readers in the primary region"),
                Arguments.of("App", Map.of("name", "Orders API"), "name", "cannot be the name of a Fly app"));
    }

    static Stream<Arguments> mistakesInside() {
        return Stream.of(
                Arguments.of("Database", Map.of("name", "orders"), "", "'Database' needs 'cluster'"),
                Arguments.of("Database", Map.of("cluster", 1, "name", "orders"), "cluster", "the name of a cluster"),
                Arguments.of(
                        "Database",
                        Map.of("cluster", "orders-db", "name", "Orders"),
                        "name",
                        "not a plain PostgreSQL name"),
                Arguments.of(
                        "Attachment",
                        Map.of("cluster", "orders-db", "app", "api", "database", "orders", "variable", "A-B"),
                        "variable",
                        "cannot be the name of a secret"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"mistakes", "mistakesInside"})
    void a_mistake_is_told_at_its_property(String type, Map<String, Object> properties, String path, String words) {
        List<CheckFailure> failures = client.check(type, struct(properties)).getFailuresList();

        assertThat(failures).extracting(CheckFailure::getProperty).contains(path);
        assertThat(failures)
                .extracting(CheckFailure::getReason)
                .anySatisfy(reason -> assertThat(reason).contains(words));
    }

    @Test
    void all_mistakes_are_told_at_once() {
        List<CheckFailure> failures = client.check(
                        "Cluster",
                        struct(Map.of(
                                "region", "mars", "replicas", "many", "config", Map.of("work_mem", "much", "port", 5))))
                .getFailuresList();

        assertThat(failures)
                .extracting(CheckFailure::getProperty)
                .containsExactlyInAnyOrder("region", "replicas", "config.work_mem", "config.port");
    }

    @Test
    void a_resource_without_a_name_has_its_own() {
        CheckResponse response = client.check("App", Struct.getDefaultInstance());

        assertThat(response.getFailuresList()).isEmpty();
        assertThat(response.getInputs().getFieldsOrThrow("name").getStringValue())
                .isEqualTo("thing");
    }

    @Test
    void two_resources_are_not_one_thing() {
        Struct app = struct(Map.of("name", "only-one"));
        client.check("App", app);

        CheckResponse second = client.calls()
                .check(CheckRequest.newBuilder()
                        .setUrn("urn:pulumi:dev::shop::flypg:index:App::another")
                        .setNews(app)
                        .build());

        assertThat(second.getFailuresList())
                .extracting(CheckFailure::getReason)
                .singleElement()
                .asString()
                .contains("Declared twice", "flypg:index:App::thing");
    }

    @Test
    void a_secret_is_not_shown_when_it_is_wrong() {
        Struct properties = struct(
                Map.of("region", "mars", "name", "thing", "config", Secrets.of(value(Map.of("work_mem", "hunter2")))));

        CheckResponse response = client.check("Cluster", properties);

        assertThat(response.getFailuresList())
                .extracting(CheckFailure::getProperty)
                .as("the engine shows the value of a property that is named")
                .containsExactlyInAnyOrder("", "region");
        assertThat(response.getFailuresList())
                .extracting(CheckFailure::getReason)
                .noneMatch(reason -> reason.contains("hunter2"))
                .anyMatch(reason -> reason.startsWith("config: "))
                .anyMatch(reason -> reason.contains("no region 'mars'"));
        assertThat(response.getInputs()).isEqualTo(properties);
    }

    @Test
    void the_names_in_a_secret_map_are_not_shown_either() {
        Struct properties = struct(cluster("config", Secrets.of(value(Map.of("hunter2", "4MB")))));

        assertThat(client.check("Cluster", properties).getFailuresList())
                .extracting(CheckFailure::getReason)
                .isNotEmpty()
                .noneMatch(reason -> reason.contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "replicas", "machine", "config", "readReplicas", "protect"})
    void an_asset_is_refused_wherever_it_stands(String property) {
        Struct asset = Struct.newBuilder()
                .putFields("4dabf18193072939515e22adb298388d", Structs.text("c44067f5952c0a294b673a41bacd8c17"))
                .putFields("hash", Structs.text("0815"))
                .putFields("text", Structs.text("hello"))
                .build();
        Value value = Value.newBuilder().setStructValue(asset).build();

        assertThat(client.check("Cluster", struct(cluster(property, value))).getFailuresList())
                .isNotEmpty()
                .allMatch(failure -> failure.getProperty().equals(property))
                .extracting(CheckFailure::getReason)
                .anyMatch(reason -> reason.contains("an asset") || reason.contains("this is a map"))
                .noneMatch(reason -> reason.contains("4dabf18193072939515e22adb298388d"));
    }

    @Test
    void a_name_cannot_be_a_secret() {
        assertThat(client.check("App", struct(Map.of("name", Secrets.of(value("hidden-app")))))
                        .getFailuresList())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.getReason()).contains("Secret name").doesNotContain("hidden-app"));
    }

    @Test
    void a_secret_that_holds_nothing_is_not_given() {
        Value nothing =
                Secrets.of(Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build());

        assertThat(client.check("Cluster", struct(cluster("image", nothing))).getFailuresList())
                .isEmpty();
    }

    @Test
    void a_size_beyond_all_measure_is_no_size() {
        assertThat(client.check("Cluster", struct(cluster("machine", Map.of("memory", "2000000000TB"))))
                        .getFailuresList())
                .extracting(CheckFailure::getProperty)
                .containsExactly("machine.memory");
    }

    @Test
    void what_is_not_known_yet_is_not_wrong_anywhere() {
        for (Kind kind : Kind.values()) {
            for (String name : Shape.of(kind.spec()).fields().stream()
                    .map(field -> field.name())
                    .toList()) {
                for (String unknown : UNKNOWNS) {
                    Map<String, Value> properties = complete(kind);
                    properties.put(name, Structs.text(unknown));

                    assertThat(client.check(kind.word(), struct(properties)).getFailuresList())
                            .as(kind + "." + name)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void something_unknown_inside_hides_no_mistake_beside_it() {
        Map<String, Value> properties = complete(Kind.CLUSTER);
        properties.put("config", value(Map.of("work_mem", UNKNOWNS.getFirst(), "work_men", "4MB")));
        properties.put("machine", value(Map.of("memory", UNKNOWNS.getFirst(), "cpus", 2)));

        assertThat(client.check("Cluster", struct(properties)).getFailuresList())
                .extracting(CheckFailure::getProperty)
                .containsExactly("config.work_men");
    }

    private static Map<String, Value> complete(Kind kind) {
        Map<String, Value> properties = new LinkedHashMap<>();
        Arrays.asList("cluster", "name", "app", "database")
                .forEach(name -> properties.put(name, Structs.text("thing")));
        properties.put("region", Structs.text("ams"));
        properties
                .keySet()
                .removeIf(name -> Shape.of(kind.spec()).fields().stream()
                        .noneMatch(field -> field.name().equals(name)));
        return properties;
    }

    private static Map<String, Object> cluster(String name, Object value) {
        return Map.of("region", "ams", "name", "orders-db", name, value);
    }
}

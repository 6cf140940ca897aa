package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.resources.Recorder.Sent;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * What creating a cluster sends, against what {@code fly postgres create} sends: all of that is in it, so that every {@code fly} command works
 * on the cluster. Ours has more in it (marks, leases, the sign on a new volume) and another order: the first machine is made before the
 * secrets, because it is what keeps two runs apart, and launched after them.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LikeFlyPostgresTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APP = "/v1/apps/orders-db";

    private Fixture fixture;
    private List<Sent> sent = List.of();

    @BeforeAll
    void create(@TempDir Path folder) {
        fixture = Fixture.in(folder);
        try (Recorder recorder = new Recorder(fixture.local.url())) {
            Fixture recorded = fixture.through(recorder.url());
            recorded.reach(Shop.single());
            recorded.leave();
            sent = List.copyOf(recorder.sent);
        }
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void changing_calls_come_in_this_order_and_there_are_no_others() {
        assertThat(sent.stream()
                        .filter(LikeFlyPostgresTest::changes)
                        .map(LikeFlyPostgresTest::told)
                        .filter(call -> !call.endsWith("/lease")))
                .containsExactly(
                        "POST /v1/apps",
                        "POST " + APP + "/volumes",
                        "POST " + APP + "/machines",
                        "PUT " + APP + "/volumes/ID",
                        "POST " + APP + "/machines/ID/metadata/flypg_self",
                        "allocateIpAddress",
                        "issueCertificate",
                        "enablePostgresConsul",
                        "POST " + APP + "/secrets",
                        "POST " + APP + "/machines/ID");
    }

    private static boolean changes(Sent call) {
        return call.target().equals("/graphql")
                ? call.body().path("query").asText().startsWith("mutation")
                : !call.method().equals("GET");
    }

    private static String told(Sent call) {
        return call.target().equals("/graphql")
                ? call.operation()
                : call.method() + " " + call.target().replaceAll("\\?.*", "").replaceAll("(vol_)?[0-9a-f]{14,}", "ID");
    }

    @Test
    void the_app_is_one_of_postgres() throws Exception {
        Sent app = only(call -> call.is("POST", "/v1/apps\\?wait=true"));
        assertThat(app.body()).isEqualTo(JSON.readTree("""
                {"name":"orders-db","org_slug":"personal","network":"","app_role_id":"postgres_cluster"}"""));
    }

    @Test
    void the_address_is_flycasts_in_the_region_of_the_cluster() throws Exception {
        assertHasAllOf(input("allocateIpAddress"), """
                {"appId":"orders-db","type":"private_v6","region":"ams"}""");
        assertThat(input("allocateIpAddress").path("organizationId").asText()).isNotEmpty();
    }

    @Test
    void the_secrets_are_those_that_the_image_reads_in_one_call() {
        Sent secrets = only(call -> call.is("POST", APP + "/secrets"));
        assertThat(secrets.body().path("values").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "SU_PASSWORD", "REPL_PASSWORD", "OPERATOR_PASSWORD", "SSH_KEY", "SSH_CERT", "FLY_CONSUL_URL");
    }

    @Test
    void the_key_is_certified_for_a_hundred_years_and_the_store_is_the_apps() throws Exception {
        assertHasAllOf(input("issueCertificate"), """
                {"appNames":["orders-db"],"principals":["root","fly","postgres"],"validHours":876600}""");
        Sent consul = only(
                call -> call.target().equals("/graphql") && call.operation().equals("enablePostgresConsul"));
        assertThat(consul.body().path("variables")).isEqualTo(JSON.readTree("{\"appName\":\"orders-db\"}"));
    }

    @Test
    void the_volume_is_alone_in_its_zone_and_has_room_for_its_machine_beside_it() throws Exception {
        Sent volume = only(call -> call.is("POST", APP + "/volumes"));
        assertHasAllOf(volume.body(), """
                {"name":"pg_data","region":"ams","size_gb":2,"encrypted":true,"require_unique_zone":true,
                 "compute":{"cpu_kind":"shared","cpus":1,"memory_mb":1024}}""");
        assertThat(volume.body().path("compute_image").asText()).startsWith("flyio/postgres-flex:17");
    }

    @Test
    void the_machine_is_configured_alike_and_starts_with_its_secrets() throws Exception {
        Sent made = only(call -> call.is("POST", APP + "/machines"));
        Sent launched = only(call -> call.is("POST", APP + "/machines/[0-9a-f]{14}"));
        assertThat(made.body().path("region").asText()).isEqualTo("ams");
        assertThat(made.body().path("skip_launch").asBoolean()).isTrue();
        assertThat(launched.body().path("min_secrets_version").asLong()).isPositive();
        for (Sent call : List.of(made, launched)) {
            assertThat(call.body().path("skip_secrets").asBoolean(true)).isFalse();
            assertHasAllOf(call.body().path("config"), """
                    {"env":{"PRIMARY_REGION":"ams"},"init":{},
                     "guest":{"cpu_kind":"shared","cpus":1,"memory_mb":1024},
                     "metadata":{"fly-managed-postgres":"true","fly_platform_version":"v2","managed-by-fly-deploy":"true"},
                     "mounts":[{"path":"/data"}],
                     "services":[
                      {"protocol":"tcp","internal_port":5432,"autostart":false,"ports":[{"port":5432,"handlers":["pg_tls"]}],"concurrency":{"type":"connections","hard_limit":1000,"soft_limit":1000},"force_instance_key":null},
                      {"protocol":"tcp","internal_port":5433,"autostart":false,"ports":[{"port":5433,"handlers":["pg_tls"]}],"concurrency":{"type":"connections","hard_limit":1000,"soft_limit":1000},"force_instance_key":null}],
                     "metrics":{"port":9187,"path":"/metrics"},
                     "checks":{"pg":{"port":5500,"type":"http","interval":"15s","timeout":"10s","path":"/flycheck/pg"},
                               "role":{"port":5500,"type":"http","interval":"15s","timeout":"10s","path":"/flycheck/role"},
                               "vm":{"port":5500,"type":"http","interval":"15s","timeout":"10s","path":"/flycheck/vm"}},
                     "restart":{"policy":"always"}}""");
        }
    }

    private JsonNode input(String operation) {
        return only(call -> call.target().equals("/graphql") && call.operation().equals(operation))
                .body()
                .path("variables")
                .path("input");
    }

    private Sent only(Predicate<Sent> wanted) {
        List<Sent> found = sent.stream().filter(wanted).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void assertHasAllOf(JsonNode ours, String theirs) throws Exception {
        assertThat(missing("", JSON.readTree(theirs), ours)).as("of %s", ours).isEmpty();
    }

    /** What of one document is not in another one, by its place. */
    private static Stream<String> missing(String place, JsonNode wanted, JsonNode there) {
        if (wanted.isObject() && there.isObject()) {
            return wanted.properties().stream()
                    .flatMap(field ->
                            missing(place + "." + field.getKey(), field.getValue(), there.path(field.getKey())));
        }
        if (wanted.isArray() && there.isArray() && wanted.size() == there.size()) {
            return Stream.iterate(0, i -> i < wanted.size(), i -> i + 1)
                    .flatMap(i -> missing(place + "[" + i + "]", wanted.get(i), there.get(i)));
        }
        return wanted.equals(there) ? Stream.empty() : Stream.of(place + " is " + there + " and not " + wanted);
    }
}

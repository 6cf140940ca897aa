package io.flypg.fly.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.fly.Platform;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.FlyException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MachinesWriteTest {

    private static final String M1 =
            "{\"id\":\"m1\",\"instance_id\":\"01J9\",\"state\":\"created\",\"nonce\":\"4dbc0b1a\"}";
    private static final String PATH = "/v1/apps/orders-db/machines";
    private static final Instant EXPIRES = Instant.parse("2026-11-23T04:00:00Z");

    private final Platform platform = new Platform();
    private final Machines machines = platform.client.machines("orders-db");

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_machine_is_made_with_all_that_was_asked() throws Exception {
        platform.answers(200, M1);

        CreatedMachine made = machines.create(NewMachine.of(MachineConfig.of("x"), "fra")
                .named("n")
                .notLaunched()
                .leasedFor(Duration.ofSeconds(20))
                .withSecretsFrom(7));

        assertThat(made.machine().state()).isEqualTo(MachineState.CREATED);
        assertThat(made.lease().orElseThrow().nonce()).isEqualTo("4dbc0b1a");
        assertThat(made.lease().orElseThrow().expiresAt())
                .isEqualTo(platform.time.now().plusSeconds(20));
        assertThat(body("POST " + PATH)).isEqualTo(json("""
                                {"config":{"image":"x","init":{}},"region":"fra","name":"n","skip_secrets":false,
                                 "skip_launch":true,"lease_ttl":20,"min_secrets_version":7}"""));
    }

    @Test
    void a_machine_made_plainly_says_no_more_than_it_must() throws Exception {
        platform.answers(200, "{\"id\":\"m1\"}");

        CreatedMachine made = machines.create(NewMachine.of(MachineConfig.of("x"), "fra"));

        assertThat(made.lease()).isEmpty();
        assertThat(body("POST " + PATH))
                .isEqualTo(
                        json("{\"config\":{\"image\":\"x\",\"init\":{}},\"region\":\"fra\",\"skip_secrets\":false}"));
    }

    @Test
    void an_update_names_the_version_it_is_based_on() throws Exception {
        platform.answers(200, M1).answers(200, M1);
        Machine observed = machines.get("m1").orElseThrow();
        platform.received();
        MachineConfig config = MachineConfig.of("y");

        machines.update(new MachineUpdate("m1", config, observed.version(), false, Optional.empty())
                .notLaunched()
                .withSecretsFrom(8));

        assertThat(body("POST " + PATH + "/m1")).isEqualTo(json("""
                                {"config":{"image":"y","init":{}},"skip_secrets":false,"current_version":"01J9",
                                 "skip_launch":true,"min_secrets_version":8}"""));
    }

    @Test
    void a_configuration_known_in_part_is_not_sent_back() {
        platform.answers(200, """
                {"id":"m1","host_status":"unreachable","config":null,
                 "incomplete_config":{"metadata":{"flypg_project":"shop"}}}""");
        Machine machine = machines.get("m1").orElseThrow();

        assertThat(machine.metadata()).containsEntry("flypg_project", "shop");
        assertThat(machine.hostStatus()).isEqualTo(HostStatus.UNREACHABLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MachineUpdate.of(machine, machine.config().withMetadata("a", "b")))
                .withMessageContaining("would lose the rest");
    }

    @Test
    void calls_on_a_leased_machine_carry_the_nonce_and_others_do_not() {
        Machines held = machines.holding(new Lease("m1", "4dbc0b1a", EXPIRES, "", ""));
        for (int call = 0; call < 7; call++) {
            platform.answers(200, "{\"id\":\"m1\"}");
        }

        held.start("m1");
        held.stop("m1");
        held.restart("m1");
        held.update(new MachineUpdate("m1", MachineConfig.of("x"), "01J9", false, Optional.empty()));
        held.metadata("m1").set("a", "b");
        held.destroy("m1", true);
        held.start("m2");

        List<String> lines = List.of(
                "POST " + PATH + "/m1/start",
                "POST " + PATH + "/m1/stop",
                "POST " + PATH + "/m1/restart?force_stop=false",
                "POST " + PATH + "/m1",
                "POST " + PATH + "/m1/metadata/a",
                "DELETE " + PATH + "/m1?force=true");
        for (String line : lines) {
            RecordedRequest request = platform.received();
            assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo(line);
            assertThat(request.getHeaders().get("fly-machine-lease-nonce")).isEqualTo("4dbc0b1a");
        }
        assertThat(platform.received().getHeaders().get("fly-machine-lease-nonce"))
                .isNull();
    }

    @Test
    void every_call_carries_the_token_and_says_who_is_calling() {
        platform.answers(200, "[]");
        machines.list();

        RecordedRequest request = platform.received();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + Platform.TOKEN);
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("flypg");
        assertThat(request.getHeaders().get("Content-Type")).isNull();
    }

    @Test
    void a_stop_can_name_its_signal_and_its_grace() throws Exception {
        platform.answers(200, "{\"ok\":true}");

        machines.stop("m1", "SIGINT", Duration.ofSeconds(30));

        assertThat(body("POST " + PATH + "/m1/stop")).isEqualTo(json("{\"signal\":\"SIGINT\",\"timeout\":\"30s\"}"));
    }

    @Test
    void destroying_what_is_gone_already_is_as_good() {
        platform.answers(404, "{\"error\":\"machine not found\"}");

        machines.destroy("m1", false);

        assertThat(platform.receivedLine()).isEqualTo("DELETE " + PATH + "/m1?force=false");
    }

    @Test
    void a_long_wait_is_made_of_waits_the_platform_can_hold() {
        platform.answers(408, "{\"error\":\"deadline_exceeded: machine failed to reach desired state\"}")
                .answers(200, "{\"ok\":true}");

        assertThat(machines.await("m1", Awaited.STARTED, Optional.of("01J9"), Duration.ofMinutes(5)))
                .isTrue();
        String line = "GET " + PATH + "/m1/wait?state=started&timeout=60&version=01J9";
        assertThat(platform.receivedLine()).isEqualTo(line);
        assertThat(platform.receivedLine()).isEqualTo(line);
    }

    @Test
    void a_wait_ends_with_its_limit() {
        for (int call = 0; call < 10; call++) {
            platform.answers(408, "{\"error\":\"deadline_exceeded: machine failed to reach desired state\"}");
        }

        assertThat(machines.await("m1", Awaited.SETTLED, Duration.ofSeconds(1))).isFalse();
        assertThat(platform.calls).hasSizeLessThan(10);
        assertThat(platform.receivedLine()).isEqualTo("GET " + PATH + "/m1/wait?state=settled&timeout=1");
    }

    @Test
    void waiting_for_the_end_of_what_is_gone_is_over_at_once() {
        platform.answers(404, "{\"error\":\"machine not found\"}").answers(404, "{\"error\":\"machine not found\"}");

        assertThat(machines.await("m1", Awaited.DESTROYED, Duration.ofSeconds(5)))
                .isTrue();
        FlyException gone = catchThrowableOfType(
                FlyException.class, () -> machines.await("m1", Awaited.STARTED, Duration.ofSeconds(5)));
        assertThat(gone.kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void a_command_arrives_word_by_word_and_brings_back_its_output() throws Exception {
        platform.answers(200, "{\"exit_code\":3,\"exit_signal\":null,\"stdout\":\"out\",\"stderr\":\"err\"}")
                .answers(200, "{\"stdout\":\"out\"}");

        ExecResult failed = machines.exec("m1", List.of("psql", "-c", "select 'x y'"), Duration.ofSeconds(10));
        ExecResult done = machines.exec("m1", List.of("true"), Duration.ofSeconds(10));

        assertThat(failed).isEqualTo(new ExecResult(3, "out", "err")).hasToString("ExecResult[exitCode=3]");
        assertThat(done.isSuccess()).isTrue();
        assertThat(body("POST " + PATH + "/m1/exec").path("cmd").asText()).isEqualTo("psql -c 'select '\\''x y'\\'''");
    }

    @Test
    void what_a_command_reads_goes_beside_it() throws Exception {
        platform.answers(200, "{\"stdout\":\"hunter22\"}");

        machines.exec("m1", List.of("cat"), "hunter22", Duration.ofSeconds(10));

        JsonNode sent = body("POST " + PATH + "/m1/exec");
        assertThat(sent.path("cmd").asText()).isEqualTo("cat");
        assertThat(sent.path("stdin").asText()).isEqualTo("hunter22");
    }

    @Test
    void metadata_is_read_set_and_removed_by_key() throws Exception {
        platform.answers(200, "{\"a\":\"1\",\"b\":\"2\"}")
                .answers(200, "{\"value\":\"1\"}")
                .answers(404, "{\"error\":\"not found\"}")
                .answers(204, "")
                .answers(204, "");
        MachineMetadata metadata = machines.metadata("m1");

        assertThat(metadata.all()).containsEntry("a", "1").containsEntry("b", "2");
        assertThat(metadata.get("a")).contains("1");
        assertThat(metadata.get("c")).isEmpty();
        metadata.set("c", "3");
        metadata.remove("c");

        assertThat(platform.receivedLine()).isEqualTo("GET " + PATH + "/m1/metadata");
        assertThat(platform.receivedLine()).isEqualTo("GET " + PATH + "/m1/metadata/a");
        assertThat(platform.receivedLine()).isEqualTo("GET " + PATH + "/m1/metadata/c");
        assertThat(body("POST " + PATH + "/m1/metadata/c")).isEqualTo(json("{\"value\":\"3\"}"));
        assertThat(platform.receivedLine()).isEqualTo("DELETE " + PATH + "/m1/metadata/c");
    }

    private JsonNode body(String line) throws Exception {
        RecordedRequest request = platform.received();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo(line);
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        return json(Platform.body(request));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}

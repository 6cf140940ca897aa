package io.flypg.fly.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.fly.Platform;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MachinesReadTest {

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_machine_is_read_in_full() {
        Machine machine = machine();

        assertThat(machine.id()).isEqualTo("3c738a3ed50be9");
        assertThat(machine.state()).isEqualTo(MachineState.STARTED);
        assertThat(machine.version()).isEqualTo("01J9Z0AAAAAAAAAAAAAAAAAAAA");
        assertThat(machine.privateIp()).isEqualTo("fdaa:0:1:a7b:1:2:3:2");
        assertThat(machine.hostStatus()).isEqualTo(HostStatus.OK);
        assertThat(machine.createdAt()).contains(Instant.parse("2026-11-23T03:16:15Z"));
        assertThat(machine.metadata()).containsEntry("flypg_project", "shop");
        assertThat(machine.volumeId()).contains("vol_d175b5e17eb20bd13");
        assertThat(machine.image().orElseThrow().label("fly.pg-manager")).isEqualTo("repmgr");
        assertThat(machine.image().orElseThrow().reference())
                .isEqualTo("registry-1.docker.io/flyio/postgres-flex:17.2@sha256:abc");
    }

    @Test
    void checks_and_events_say_how_the_machine_fares() {
        Machine machine = machine();

        assertThat(machine.check("role").orElseThrow().isPassing()).isTrue();
        assertThat(machine.check("role").orElseThrow().output()).isEqualTo("primary");
        assertThat(machine.check("vm")).isEmpty();
        assertThat(machine.checks().getLast().updatedAt()).isEmpty();
        assertThat(machine.events().getFirst().at()).isEqualTo(Instant.ofEpochMilli(1795403775123L));
        assertThat(machine.events().getFirst().exit().orElseThrow().outOfMemory())
                .isTrue();
        assertThat(machine.events().getLast().exit()).isEmpty();
    }

    @Test
    void the_configuration_is_read_in_our_words() {
        var config = machine().config();

        assertThat(config.isComplete()).isTrue();
        assertThat(config.guest()).contains(new Guest("shared", 1, 256));
        assertThat(config.mounts())
                .containsExactly(new Mount("vol_d175b5e17eb20bd13", "/data", Optional.of(new AutoExtend(80, 2, 50))));
        assertThat(config.checks().get("pg")).hasFieldOrPropertyWithValue("port", 5500);
        assertThat(config.services().getFirst().handlers()).containsExactly("pg_tls");
        assertThat(config.restartPolicy()).isEqualTo("always");
    }

    @Test
    void a_machine_that_is_not_there_is_empty() {
        platform.answers(404, "{\"error\":\"machine not found\"}");

        assertThat(platform.client.machines("orders-db").get("3c738a3ed50be9")).isEmpty();
    }

    @Test
    void an_app_without_machines_has_an_empty_list() {
        platform.answers(200, "[]");

        assertThat(platform.client.machines("orders-db").list()).isEmpty();
        assertThat(platform.receivedLine()).isEqualTo("GET /v1/apps/orders-db/machines");
    }

    private Machine machine() {
        platform.answersSample(200, "machine.json");
        return platform.client.machines("orders-db").get("3c738a3ed50be9").orElseThrow();
    }
}

package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What flyctl says to its agent, word by word. */
class AgentTest extends PlatformTest {
    @Test
    void every_command_but_connect_begins_with_a_token() throws IOException {
        try (var flyctl = AgentConnection.to(folder)) {
            assertThat(flyctl.says("set-token str " + platform.token())).isEqualTo("ok");
            JsonNode ping = Api.parse(flyctl.says("ping").substring("ok ".length()));
            assertThat(ping.path("PID").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(ping.path("Background").asBoolean(true)).isFalse();
        }
        try (var flyctl = AgentConnection.to(folder)) {
            assertThat(flyctl.says("set-token cfg /home/me/.fly/config.yml")).isEqualTo("ok");
            assertThat(flyctl.says("probe personal ")).isEqualTo("ok");
        }
    }

    @Test
    void a_tunnel_is_always_there() throws IOException {
        try (var flyctl = AgentConnection.to(folder)) {
            JsonNode answer = Api.parse(flyctl.says("establish personal ").substring("ok ".length()));
            assertThat(answer.at("/WireGuardState/org").asText()).isEqualTo("personal");
            assertThat(answer.at("/WireGuardState/peer/endpointip").asText()).isEqualTo("127.0.0.1");
            assertThat(answer.path("TunnelConfig").isNull()).isTrue();
        }
    }

    @Test
    void connect_leads_to_the_ports_of_a_machine_under_each_of_its_names() throws IOException {
        api.app("pg1");
        String id = api.machine("pg1", Api.node());
        api.await("pg1", id, "started").is(200);
        String address = api.get("/v1/apps/pg1/machines/" + id).text("/private_ip");
        for (String host : new String[] {
            address,
            "[" + address + "]",
            "[::ffff:" + address + "]",
            "pg1.internal",
            "ams.pg1.internal",
            id + ".vm.pg1.internal",
            "top2.nearest.of.pg1.internal"
        }) {
            try (var flyctl = AgentConnection.to(folder)) {
                assertThat(flyctl.says("connect personal " + host + ":5500 0 ")).isEqualTo("ok");
                assertThat(flyctl.request("GET", "/flycheck/role", ""))
                        .startsWith("HTTP/1.1 200")
                        .endsWith("primary");
            }
        }
    }

    @Test
    void what_is_not_there_is_said_with_its_reason() throws IOException {
        api.app("pg1");
        String id = api.machine("pg1", Api.node());
        api.await("pg1", id, "started").is(200);
        assertThat(answer("connect personal [fdaa::7]:5500 0 "))
                .startsWith("err no machine")
                .contains("fdaa::7");
        assertThat(answer("connect personal 127.0.0.1:" + platform.url().getPort() + " 0 "))
                .as("the agent is no way to the rest of this computer")
                .startsWith("err no machine");
        assertThat(answer("connect personal pg1.internal:22 0 "))
                .startsWith("err ")
                .contains("no SSH");
        assertThat(answer("connect personal pg1.internal:5501 0 ")).startsWith("err dial ");
        assertThat(answer("connect personal gru.pg1.internal:5500 0 ")).startsWith("err no machine");
        assertThat(answer("lookupTxt personal _apps.internal ")).startsWith("err ");
    }

    @Test
    void names_and_instances_are_those_of_machines_that_run() throws IOException {
        api.app("pg1");
        assertThat(answer("resolve personal pg1.internal ")).isEqualTo("ok");
        assertThat(answer("instances personal pg1 ")).startsWith("err no running hosts");
        String id = api.machine("pg1", Api.idle());
        api.await("pg1", id, "started").is(200);
        String address = api.get("/v1/apps/pg1/machines/" + id).text("/private_ip");
        assertThat(answer("resolve personal pg1.internal ")).isEqualTo("ok " + address);
        assertThat(answer("instances personal pg1 "))
                .isEqualTo("ok {\"Labels\":[\"ams.pg1.internal\"],\"Addresses\":[\"" + address + "\"]}");
        String flycast = api.post("/v1/apps/pg1/ip_assignments", Map.of("type", "private_v6"))
                .text("/ip");
        assertThat(answer("resolve personal pg1.flycast ")).isEqualTo("ok " + flycast);
    }

    @Test
    void flyctl_gets_an_address_that_it_can_put_into_brackets() {
        api.app("pg1");
        String id = api.machine("pg1", Api.idle());
        String address = api.get("/v1/apps/pg1/machines/" + id).text("/private_ip");
        ObjectNode update = Api.JSON.createObjectNode().set("config", Api.idle());
        try (Api flyctl = api.as("flyctl/0.4.6 (interactive=false; parent=other)")) {
            assertThat(flyctl.get("/v1/apps/pg1/machines").text("/0/private_ip"))
                    .isEqualTo("::ffff:" + address);
            assertThat(flyctl.get("/v1/apps/pg1/machines/" + id).text("/private_ip"))
                    .isEqualTo("::ffff:" + address);
            assertThat(flyctl.post("/v1/apps/pg1/machines/" + id, update).text("/private_ip"))
                    .isEqualTo("::ffff:" + address);
        }
    }

    @Test
    void the_socket_goes_with_the_server_and_comes_back_with_the_next_one() throws IOException {
        Path socket = folder.resolve("flyctl/fly-agent.sock");
        assertThat(socket).exists();
        platform.close();
        assertThat(socket).doesNotExist();
        // a killed server leaves it
        Files.createFile(socket);
        restart();
        assertThat(answer("probe personal ")).isEqualTo("ok");
    }

    @Test
    void a_folder_whose_name_is_too_long_for_a_socket_has_all_the_rest() {
        Path deep = folder.resolve("d".repeat(100));
        try (LocalPlatform other = LocalPlatform.start(LocalOptions.in(deep, new FakeGuests()));
                Api there = Api.of(other)) {
            there.get("/v1/tokens/current").is(200);
            assertThat(deep.resolve("flyctl/fly-agent.sock")).doesNotExist();
        }
    }

    private String answer(String command) throws IOException {
        try (var flyctl = AgentConnection.to(folder)) {
            return flyctl.says(command);
        }
    }
}

package io.flypg.fly.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.fly.Platform;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineConfigTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> changes() {
        return Stream.of(
                change("image", c -> c.withImage("x"), json -> json.put("image", "x")),
                change("env", c -> c.withEnv("A", "b"), in("env", env -> env.put("A", "b"))),
                change("no env", c -> c.withoutEnv("PRIMARY_REGION"), in("env", env -> env.remove("PRIMARY_REGION"))),
                change("metadata", c -> c.withMetadata("a", "b"), in("metadata", all -> all.put("a", "b"))),
                change(
                        "more metadata",
                        c -> c.withMetadata(Map.of("a", "b")),
                        in("metadata", all -> all.put("a", "b"))),
                change(
                        "no metadata",
                        c -> c.withoutMetadata("flypg_project"),
                        in("metadata", all -> all.remove("flypg_project"))),
                change("restart", c -> c.withRestartPolicy("no"), in("restart", rule -> rule.put("policy", "no"))),
                change(
                        "guest",
                        c -> c.withGuest(new Guest("performance", 2, 4096)),
                        in(
                                "guest",
                                guest -> guest.put("cpu_kind", "performance")
                                        .put("cpus", 2)
                                        .put("memory_mb", 4096))),
                change(
                        "mount",
                        MachineConfigTest::extendedLater,
                        json -> ((ObjectNode) json.path("mounts").path(0))
                                .put("extend_threshold_percent", 90)
                                .put("add_size_gb", 5)
                                .put("size_gb_limit", 100)));
    }

    private static MachineConfig extendedLater(MachineConfig config) {
        return config.withMount(config.mounts().getFirst().withAutoExtend(new AutoExtend(90, 5, 100)));
    }

    private static Consumer<ObjectNode> in(String name, Consumer<ObjectNode> change) {
        return json -> change.accept((ObjectNode) json.path(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_change_touches_what_it_names_and_keeps_the_rest(
            String name, UnaryOperator<MachineConfig> change, Consumer<ObjectNode> expected) throws Exception {
        ObjectNode json = sample();
        MachineConfig before = MachineConfig.parse(json.toString());

        MachineConfig after = change.apply(before);

        assertThat(JSON.readTree(before.toJson())).isEqualTo(json);
        expected.accept(json);
        assertThat(JSON.readTree(after.toJson())).isEqualTo(json);
    }

    @Test
    void what_is_not_there_yet_is_added() {
        MachineConfig config = MachineConfig.parse("{\"image\":\"x\",\"env\":null,\"mounts\":null,\"guest\":null}")
                .withEnv("A", "b")
                .withMetadata("c", "d")
                .withGuest(new Guest("shared", 1, 256))
                .withMount(Mount.of("vol_1", "/data"));

        assertThat(config.env()).containsExactly(Map.entry("A", "b"));
        assertThat(config.metadata()).containsExactly(Map.entry("c", "d"));
        assertThat(config.guest()).contains(new Guest("shared", 1, 256));
        assertThat(config.mounts()).containsExactly(Mount.of("vol_1", "/data"));
    }

    @Test
    void a_mount_without_auto_extend_loses_the_rule_and_nothing_else() throws Exception {
        MachineConfig config = MachineConfig.parse(sample().toString());

        MachineConfig changed = config.withMount(config.mounts().getFirst().withoutAutoExtend());

        JsonNode mount = JSON.readTree(changed.toJson()).path("mounts").path(0);
        assertThat(mount.has("extend_threshold_percent")).isFalse();
        assertThat(mount.path("encrypted").asBoolean()).isTrue();
        assertThat(changed.mounts()).hasSize(1);
    }

    @Test
    void a_new_size_is_not_contradicted_by_the_old_preset() {
        MachineConfig config =
                MachineConfig.parse("{\"size\":\"shared-cpu-1x\"}").withGuest(new Guest("shared", 2, 1024));

        assertThat(config.toJson()).doesNotContain("shared-cpu-1x");
    }

    @Test
    void a_configuration_does_not_print_its_environment() {
        assertThat(MachineConfig.of("x").withEnv("PASSWORD", "hunter2")).hasToString("MachineConfig[image=x]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "7", "null"})
    void what_is_no_configuration_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MachineConfig.parse(text))
                .withMessageContaining("configuration is not");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"env\":[],\"metadata\":7,\"mounts\":{},\"services\":\"x\",\"checks\":null,\"guest\":[]}",
                "{\"mounts\":[7],\"services\":[null],\"checks\":{\"pg\":7},\"restart\":\"always\"}",
            })
    void what_others_wrote_wrongly_is_read_as_nothing_and_kept(String text) throws JsonProcessingException {
        MachineConfig config = MachineConfig.parse(text);

        assertThat(config.env()).isEmpty();
        assertThat(config.metadata()).isEmpty();
        assertThat(config.guest()).isEmpty();
        assertThat(config.restartPolicy()).isEmpty();
        assertThat(List.of(config.mounts(), config.services())).isNotNull();
        assertThat(JSON.readTree(config.toJson())).isEqualTo(JSON.readTree(text));
    }

    private static ObjectNode sample() throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(Platform.sample("machine.json")).path("config");
    }

    private static Arguments change(String name, UnaryOperator<MachineConfig> change, Consumer<ObjectNode> expected) {
        return Arguments.of(name, change, expected);
    }
}

package io.flypg.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.state.Member;
import io.flypg.postgres.state.NodeState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeStateTest {

    private final Server server = SharedServer.get();

    @Test
    void a_primary_tells_its_version_place_and_members() {
        NodeState state = server.node().state();

        assertThat(state.inRecovery()).isFalse();
        assertThat(server.texts("postgres", "SHOW server_version"))
                .containsExactly(state.version().toString());
        assertThat(state.version().major()).isBetween(15, 18);
        assertThat(state.systemIdentifier()).matches("[0-9]{15,20}");
        assertThat(state.lsn().position()).isPositive();
        assertThat(state.upstream()).isEmpty();
        assertThat(state.streams()).isFalse();
        assertThat(state.writes().stopped()).isFalse();
        assertThat(state.members()).extracting(Member::name).containsExactly("148e1d9c200001", "148e1d9c200002");
        assertThat(state.member("148e1d9c200002"))
                .contains(new Member(
                        12,
                        "148e1d9c200002",
                        "standby",
                        "syd",
                        true,
                        0,
                        Optional.of(11),
                        Optional.of("repmgr_slot_12")));
    }

    @Test
    void only_the_settings_asked_for_are_read() {
        NodeState state = server.node().state(Set.of("work_mem", "timezone", "no_such_thing"));

        assertThat(state.settings().live()).containsOnlyKeys("work_mem", "TimeZone");
        assertThat(state.settings().find("TIMEZONE")).isPresent();
    }

    @Test
    void many_virtual_threads_read_at_once() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> readings = IntStream.range(0, 40)
                    .mapToObj(_ -> threads.submit(() -> server.node().state().systemIdentifier()))
                    .toList();

            assertThat(readings).allSatisfy(reading -> assertThat(reading).succeedsWithin(Duration.ofSeconds(30)));
        }
    }
}

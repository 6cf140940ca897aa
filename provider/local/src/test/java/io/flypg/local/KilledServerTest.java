package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own, killed without warning. */
class KilledServerTest {
    @TempDir
    Path folder;

    private Optional<Process> server = Optional.empty();

    /** What the process runs. */
    public static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            LocalServer.run(LocalOptions.in(Path.of(arguments[0]), new FakeGuests()));
        }
    }

    @AfterEach
    void kill() throws InterruptedException {
        if (server.isPresent()) {
            server.get().destroyForcibly().waitFor();
        }
    }

    @Test
    void everything_that_was_answered_is_there_after_a_kill_and_what_ran_runs_again() throws Exception {
        LocalState first = spawn();
        String machine;
        String stopped;
        String address;
        try (Api api = new Api(first.url(), first.token())) {
            api.app("pg1");
            machine = api.machine("pg1", Api.node());
            stopped = api.machine("pg1", Api.idle());
            api.await("pg1", machine, "started").is(200);
            api.await("pg1", stopped, "started").is(200);
            api.post("/v1/apps/pg1/machines/" + stopped + "/stop").is(200);
            api.await("pg1", stopped, "stopped").is(200);
            api.post("/v1/apps/pg1/secrets", Map.of("values", Map.of("A", "x"))).is(200);
            address = api.post("/v1/apps/pg1/ip_assignments", Map.of("type", "private_v6"))
                    .text("/ip");
        }
        kill();
        assertThat(LocalState.read(folder)).isEmpty();
        var guests = new FakeGuests();
        try (LocalPlatform platform = LocalPlatform.start(LocalOptions.in(folder, guests));
                Api api = Api.of(platform)) {
            assertThat(platform.token()).isEqualTo(first.token());
            assertThat(guests.swept).containsExactly(folder.resolve("volumes"));
            api.await("pg1", machine, "started").is(200);
            assertThat(guests.boots).extracting(spec -> spec.machine()).containsExactly(machine);
            assertThat(guests.lastBoot().environment()).containsEntry("A", "x");
            assertThat(api.get("/v1/apps/pg1/machines/" + stopped).text("/state"))
                    .isEqualTo("stopped");
            assertThat(api.get("/v1/apps/pg1/ip_assignments").text("/ips/0/ip")).isEqualTo(address);
        }
    }

    @Test
    void a_kill_in_the_middle_of_many_creates_loses_none_that_was_answered() throws Exception {
        LocalState first = spawn();
        List<String> answered = new CopyOnWriteArrayList<>();
        try (Api api = new Api(first.url(), first.token())) {
            api.app("pg1");
            Thread killer = Thread.ofVirtual().start(() -> {
                while (answered.size() < 5) {
                    Thread.onSpinWait();
                }
                server.orElseThrow().destroyForcibly();
            });
            try {
                while (true) {
                    var body = Map.of("config", Api.idle());
                    answered.add(api.send("POST", "/v1/apps/pg1/machines", body, "")
                            .is(200)
                            .text("/id"));
                }
            } catch (IOException _) {
                killer.join();
            }
        }
        kill();
        try (LocalPlatform platform = LocalPlatform.start(LocalOptions.in(folder, new FakeGuests()));
                Api api = Api.of(platform)) {
            List<String> found = api.get("/v1/apps/pg1/machines").body().findValuesAsText("id");
            assertThat(found).containsAll(answered);
            for (String machine : answered) {
                api.await("pg1", machine, "started").is(200);
            }
        }
    }

    @Test
    void asked_to_end_the_server_takes_its_state_file_with_it() throws Exception {
        spawn();
        server.orElseThrow().destroy();
        assertThat(server.orElseThrow().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("server.json")).doesNotExist();
    }

    private LocalState spawn() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        server = Optional.of(new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start());
        PlatformTest.eventually(() -> LocalState.read(folder).isPresent());
        return LocalState.read(folder).orElseThrow();
    }
}

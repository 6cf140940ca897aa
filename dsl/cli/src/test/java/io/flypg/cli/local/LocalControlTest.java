package io.flypg.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.engine.problem.Failure;
import io.flypg.local.LocalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real server processes, each test with a folder of its own. */
@Tag("slow")
class LocalControlTest {
    @TempDir
    private Path temp;

    private final List<String> said = new ArrayList<>();

    @AfterEach
    void stop() {
        control().stop();
    }

    @Test
    void a_started_server_answers_is_found_again_and_stops_in_an_orderly_way() {
        LocalState started = control().start(said::add);

        assertThat(said).singleElement().asString().contains("Starting the local platform in " + folder());
        assertThat(control().running()).contains(started);
        assertThat(control().start(said::add)).isEqualTo(started);
        assertThat(said).hasSize(1);

        assertThat(control().stop()).isTrue();
        assertThat(control().running()).isEmpty();
        assertThat(ProcessHandle.of(started.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(control().stop()).isFalse();
    }

    @Test
    void the_server_has_a_session_of_its_own_so_that_ctrl_c_does_not_reach_it() throws IOException {
        LocalState state = control().start(said::add);

        String stat = Files.readString(Path.of("/proc/" + state.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        assertThat(fields[3]).as("session").isEqualTo(Long.toString(state.pid()));
    }

    @Test
    void several_who_start_it_at_once_get_the_same_one() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<LocalState> start = () -> control().start(_ -> {});
            List<LocalState> states = new ArrayList<>();
            for (Future<LocalState> future : threads.invokeAll(List.of(start, start, start))) {
                states.add(future.get());
            }

            assertThat(states).hasSize(3).containsOnly(states.getFirst());
        }
    }

    @Test
    void a_server_that_does_not_come_up_is_a_problem_with_its_last_words() throws IOException {
        LocalControl broken = running("echo 'Port 4280 is taken.'; exit 1");

        assertThatThrownBy(() -> broken.start(said::add)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.FAILED);
            assertThat(failure.problems().getFirst().detail())
                    .isEqualTo("it ended with code 1. Its last words:\nPort 4280 is taken.");
            assertThat(failure.problems().getFirst().hint()).contains(folder() + "/server.log");
        });
    }

    @Test
    void the_log_of_the_start_before_is_kept_beside() throws IOException {
        LocalControl broken = running("echo \"start of $$\"; exit 1");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> broken.start(said::add)).isInstanceOf(Failure.class);
        }

        assertThat(folder().resolve("server.log.1")).content().startsWith("start of");
        assertThat(folder().resolve("server.log")).content().startsWith("start of");
    }

    @Test
    void a_folder_that_cannot_be_made_is_a_problem() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "not a folder");
        LocalControl control =
                new LocalControl(Map.of(), new ServerProcess(ServerProcess.ourselves(), file.resolve("local")));

        assertThatThrownBy(() -> control.start(said::add))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Local platform cannot be used");
    }

    @Test
    void its_environment_replaces_the_one_of_fly_io_and_its_token_is_not_in_texts() {
        Map<String, String> mine = Map.of("FLY_ACCESS_TOKEN", "real", "FLY_API_TOKEN", "real too", "HOME", "/h");
        LocalControl control = new LocalControl(mine, new ServerProcess(ServerProcess.ourselves(), folder()));

        Map<String, String> environment = control.environment(said::add);

        LocalState state = control.running().orElseThrow();
        assertThat(environment)
                .containsEntry("FLY_ACCESS_TOKEN", state.token())
                .containsEntry("FLY_API_TOKEN", state.token())
                .containsEntry("FLY_API_BASE_URL", state.url().toString())
                .containsEntry("FLY_FLAPS_BASE_URL", state.url().toString())
                .containsEntry("FLY_API_URL", state.url() + "/v1")
                .containsEntry("HOME", "/h");
        assertThat(Path.of(environment.get("FLY_CONFIG_DIR")).resolve("fly-agent.sock"))
                .exists();
        assertThat(state.toString() + said).doesNotContain(state.token());
        LocalContent content = LocalContent.of(state, folder());
        assertThat(content.apps()).isZero();
        assertThat(content.machines()).isZero();
        assertThat(content.diskBytes()).isPositive();
    }

    @Test
    void only_the_folder_of_a_local_platform_is_deleted() throws IOException {
        Path other = Files.createDirectories(temp.resolve("home/documents"));

        assertThatThrownBy(() -> LocalData.delete(temp.resolve("home")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED));
        assertThat(other).exists();

        control().start(said::add);
        control().stop();
        assertThat(LocalData.delete(folder())).isTrue();
        assertThat(folder()).doesNotExist();
        assertThat(LocalData.delete(folder())).isFalse();
    }

    @Test
    void deleting_does_not_follow_links_out_of_the_folder() throws IOException {
        Path kept =
                Files.writeString(Files.createDirectory(temp.resolve("kept")).resolve("file"), "kept");
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("settings.json"), "{}");
        Files.createSymbolicLink(folder().resolve("link"), kept.getParent());

        assertThat(LocalData.delete(folder())).isTrue();
        assertThat(kept).hasContent("kept");
    }

    private LocalControl control() {
        return new LocalControl(Map.of(), new ServerProcess(ServerProcess.ourselves(), folder()));
    }

    /** One whose server is a shell script. */
    private LocalControl running(String script) throws IOException {
        Path program = Files.writeString(temp.resolve("flypg"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new LocalControl(Map.of(), new ServerProcess(List.of(program.toString()), folder()));
    }

    private Path folder() {
        return temp.resolve("local");
    }
}

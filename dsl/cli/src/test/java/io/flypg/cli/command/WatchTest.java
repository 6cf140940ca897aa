package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Screen;
import io.flypg.cli.view.StatusView;
import io.flypg.engine.problem.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code status --watch}, ended as a user ends it. */
@Isolated("sends this process a signal")
class WatchTest {
    private final Calls calls = new Calls();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void in_a_pipe_each_look_is_a_block_and_ctrl_c_ends_well() {
        stopAtThirdLook();

        Calls.Result result = calls.run("status", "--watch=1s", "orders-db");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("orders-db")
                .contains("\n\norders-db")
                .doesNotContain("\u001b");
    }

    @Test
    void on_a_terminal_each_look_takes_the_place_of_the_one_before() {
        calls.look = Screen.TERMINAL;

        stopAtThirdLook();

        assertThat(watched().out())
                .startsWith("\u001b[2J\u001b[Horders-db")
                .contains("\u001b[H\u001b[Jorders-db", "look 2; Ctrl-C ends it");
    }

    @Test
    void programs_get_a_document_on_each_line() {
        stopAtThirdLook();

        assertThat(calls.run("status", "--json", "--watch=1s", "orders-db")
                        .out()
                        .lines())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.startsWith("{\"format\":1,"));
    }

    @Test
    void a_look_that_fails_is_shown_and_the_next_one_may_not() {
        calls.toy.onStatus = () -> {
            if (looks.incrementAndGet() == 2) {
                throw Toy.failure(Failure.Kind.FAILED);
            }
            stopAfterSome();
        };

        Calls.Result result = watched();

        assertThat(result.err()).contains("error: Toy broke");
        assertThat(looks.get()).isGreaterThan(2);
    }

    @Test
    void the_first_look_has_to_succeed() {
        calls.toy.onStatus = () -> {
            throw Toy.failure(Failure.Kind.BAD_INPUT);
        };

        assertThat(calls.run("status", "--watch", "orders-db").code()).isEqualTo(2);
    }

    @Test
    void nobody_who_reads_ends_it_too() {
        assertThat(calls.ontoFullDisk().run("status", "--watch=1s", "orders-db").code())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ms", "999ms", "0s"})
    void looking_all_the_time_is_refused(String often) {
        Calls.Result result = calls.run("status", "--watch=" + often, "orders-db");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(often + " is out of range", "write at least 1s and at most 3600s");
    }

    @Test
    void a_time_needs_a_unit() {
        Calls.Result result = calls.run("status", "--watch=5", "orders-db");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'5' has no unit");
    }

    private void stopAtThirdLook() {
        calls.toy.onStatus = () -> {
            looks.incrementAndGet();
            stopAfterSome();
        };
    }

    /** Looks more often than the command line allows. */
    private Calls.Result watched() {
        return calls.run(shell -> {
            new Watch(shell, Duration.ofMillis(1), true)
                    .run(
                            () -> shell.parts().status(Map.of(), List.of("orders-db")),
                            seen -> StatusView.show(seen, shell.out()));
            return ExitCode.DONE;
        });
    }

    /** At the third look, once: the second signal would end the process at once. */
    private void stopAfterSome() {
        if (looks.get() != 3) {
            return;
        }
        try {
            String pid = Long.toString(ProcessHandle.current().pid());
            assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor())
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Screen;
import io.flypg.engine.problem.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code status --watch}, ended as a user ends it. */
@Isolated("sends this process a signal")
class WatchTest {
    private final Calls calls = new Calls();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void in_a_pipe_each_look_is_a_block_and_ctrl_c_ends_well() {
        Calls.Result result = watched("status", "--watch=1ms", "orders-db");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("orders-db")
                .contains("\n\norders-db")
                .doesNotContain("\u001b");
    }

    @Test
    void on_a_terminal_each_look_takes_the_place_of_the_one_before() {
        calls.look = Screen.TERMINAL;

        assertThat(watched("status", "--watch", "1ms", "orders-db").out())
                .startsWith("\u001b[2J\u001b[Horders-db")
                .contains("\u001b[H\u001b[Jorders-db");
    }

    @Test
    void programs_get_a_document_on_each_line() {
        assertThat(watched("status", "--json", "--watch=1ms", "orders-db").out().lines())
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

        Calls.Result result = calls.run("status", "--watch=1ms", "orders-db");

        assertThat(result.code()).isZero();
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
        assertThat(calls.ontoFullDisk()
                        .run("status", "--watch=1ms", "orders-db")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void a_time_needs_a_unit() {
        Calls.Result result = calls.run("status", "--watch=5", "orders-db");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'5' has no unit");
    }

    private Calls.Result watched(String... arguments) {
        calls.toy.onStatus = () -> {
            looks.incrementAndGet();
            stopAfterSome();
        };
        return calls.run(arguments);
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

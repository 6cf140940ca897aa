package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A signal goes to whoever listens in this process, so nobody else may run a command meanwhile. */
@Isolated
class InterruptsTest {
    private static final long LIMIT_SECONDS = 10;

    @Test
    void the_first_signal_asks_for_an_orderly_stop_and_does_not_end_the_process() throws Exception {
        for (String signal : new String[] {"-INT", "-TERM"}) {
            CountDownLatch asked = new CountDownLatch(1);
            try (Interrupts interrupts = new Interrupts(asked::countDown)) {
                kill(signal);

                assertThat(asked.await(LIMIT_SECONDS, TimeUnit.SECONDS))
                        .as("%s heard by %s", signal, interrupts)
                        .isTrue();
            }
        }
    }

    @Test
    void at_a_prompt_the_request_to_end_is_left_to_whoever_ends_the_process() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Interrupts process = new Interrupts(ended::countDown);
                Interrupts prompt = Interrupts.ofKeyboard(cancelled::countDown)) {
            kill("-TERM");
            assertThat(ended.await(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("not heard by %s but by %s", prompt, process)
                    .isTrue();
            assertThat(cancelled.getCount()).isOne();

            kill("-INT");
            assertThat(cancelled.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void kill(String signal) throws Exception {
        String pid = Long.toString(ProcessHandle.current().pid());
        assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
    }
}

package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptsTest {
    private static final long LIMIT_SECONDS = 10;

    @Test
    void the_first_signal_asks_for_an_orderly_stop_and_does_not_end_the_process() throws Exception {
        for (String signal : new String[] {"-INT", "-TERM"}) {
            CountDownLatch asked = new CountDownLatch(1);
            try (Interrupts interrupts = new Interrupts(asked::countDown)) {
                String pid = Long.toString(ProcessHandle.current().pid());
                assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor())
                        .isZero();

                assertThat(asked.await(LIMIT_SECONDS, TimeUnit.SECONDS))
                        .as("%s heard by %s", signal, interrupts)
                        .isTrue();
            }
        }
    }
}

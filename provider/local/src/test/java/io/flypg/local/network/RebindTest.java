package io.flypg.local.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RebindTest {
    @Test
    void a_port_that_becomes_free_is_taken() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        String opened = Rebind.patiently(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new BindException("taken");
            }
            return "opened";
        });
        assertThat(opened).isEqualTo("opened");
        assertThat(tries).hasValue(3);
    }

    @Test
    void a_port_that_somebody_keeps_is_refused_and_any_other_problem_at_once() throws IOException {
        try (ServerSocket kept = new ServerSocket(0)) {
            assertThatThrownBy(() -> Rebind.patiently(() -> new ServerSocket(kept.getLocalPort())))
                    .isInstanceOf(BindException.class);
        }
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> Rebind.patiently(() -> {
                    tries.incrementAndGet();
                    throw new IOException("no network");
                }))
                .hasMessage("no network");
        assertThat(tries).hasValue(1);
    }
}

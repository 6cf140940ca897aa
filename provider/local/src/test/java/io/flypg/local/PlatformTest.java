package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A platform on a folder of its own with small guests, and a client for it. */
abstract class PlatformTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    protected Path folder;

    protected FakeGuests guests = new FakeGuests();
    protected LocalPlatform platform;
    protected Api api;

    @BeforeEach
    void start() {
        platform = LocalPlatform.start(options());
        api = Api.of(platform);
    }

    @AfterEach
    void stop() {
        api.close();
        platform.close();
    }

    protected LocalOptions options() {
        return LocalOptions.in(folder, guests).withCheckInterval(Duration.ofMillis(50));
    }

    /** Closes the server and starts another one in the same folder. */
    protected void restart() {
        stop();
        guests = new FakeGuests();
        start();
    }

    protected static void eventually(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(LIMIT);
        boolean met = condition.getAsBoolean();
        while (!met && Instant.now().isBefore(deadline)) {
            pause();
            met = condition.getAsBoolean();
        }
        assertThat(met).as("within %s", LIMIT).isTrue();
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}

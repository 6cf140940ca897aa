package io.flypg.local.rack;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.guest.Guest;
import io.flypg.local.model.CheckResult;
import io.flypg.local.model.Machine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The health checks of one boot of a machine: asked eagerly until all have passed once, then at the usual interval. */
final class Checks {
    private static final String WAITING = "waiting for status update";

    private final Machine machine;
    private final Guest guest;
    private final CheckClient client;
    private final InstantSource clock;
    private final Map<String, CheckResult> results = new ConcurrentHashMap<>();
    private volatile boolean ended;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

    Checks(Machine machine, Guest guest, CheckClient client, InstantSource clock) {
        this.machine = machine;
        this.guest = guest;
        this.client = client;
        this.clock = clock;
    }

    /** The checks of a machine that nobody asks. */
    static List<CheckResult> idle(Machine machine, String why, Instant at) {
        return names(machine)
                .map(name -> CheckResult.critical(name, why.isEmpty() ? WAITING : why, at))
                .toList();
    }

    void begin(Duration interval) {
        if (machine.version().config().path("checks").isEmpty()) {
            return;
        }
        thread.set(Thread.ofVirtual().name("checks " + machine.id()).start(() -> run(interval)));
    }

    void end() {
        ended = true;
        Optional.ofNullable(thread.get()).ifPresent(Thread::interrupt);
    }

    List<CheckResult> results() {
        return names(machine)
                .map(name -> results.getOrDefault(
                        name,
                        CheckResult.critical(name, WAITING, machine.status().since())))
                .toList();
    }

    private void run(Duration interval) {
        boolean passed = false;
        while (!ended) {
            askAll();
            passed |= results().stream().allMatch(CheckResult::isPassing);
            Pace.pause(passed ? interval : Pace.EAGER);
        }
    }

    private void askAll() {
        List<Thread> asking = names(machine)
                .map(name -> Thread.ofVirtual().start(() -> ask(name)))
                .toList();
        for (Thread one : asking) {
            try {
                one.join();
            } catch (InterruptedException _) {
                ended = true;
            }
        }
    }

    private void ask(String name) {
        JsonNode check = machine.version().config().path("checks").path(name);
        results.put(
                name,
                guest.preparing()
                        .map(what -> CheckResult.critical(name, what, clock.instant()))
                        .orElseGet(() -> answer(name, check)));
    }

    private CheckResult answer(String name, JsonNode check) {
        return guest instanceof IdleGuest
                ? CheckResult.passing(name, "this machine runs nothing on the local platform", clock.instant())
                : client.ask(name, check, machine.identity().address());
    }

    private static Stream<String> names(Machine machine) {
        Iterable<String> names = () -> machine.version().config().path("checks").fieldNames();
        return StreamSupport.stream(names.spliterator(), false);
    }
}

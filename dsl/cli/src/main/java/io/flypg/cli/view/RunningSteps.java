package io.flypg.cli.view;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Event;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The steps that run at this moment; one per address at most. Not safe for use by several threads. */
final class RunningSteps {
    private final LongSupplier nanos;
    private final Map<Address, Running> all = new LinkedHashMap<>();

    RunningSteps(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * A step that runs.
     *
     * @param note what it said last
     */
    record Running(Event.StepStarted event, long since, String note) {
        String what() {
            return event.step().subject() + ": " + event.step().text();
        }
    }

    void started(Event.StepStarted event) {
        all.put(event.address(), new Running(event, nanos.getAsLong(), ""));
    }

    /** The step with its new note; nothing when it says the same again, or is over. */
    Optional<Running> noted(Event.StepNote event) {
        Running running = all.get(event.address());
        if (running == null || running.note.equals(event.text())) {
            return Optional.empty();
        }
        Running noted = new Running(running.event, running.since, event.text());
        all.put(event.address(), noted);
        return Optional.of(noted);
    }

    void ended(Address address) {
        all.remove(address);
    }

    Collection<Running> all() {
        return all.values();
    }

    Duration elapsed(Running running) {
        return Duration.ofNanos(nanos.getAsLong() - running.since);
    }
}

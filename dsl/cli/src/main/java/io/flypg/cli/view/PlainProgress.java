package io.flypg.cli.view;

import io.flypg.cli.terminal.Output;
import io.flypg.cli.terminal.Page;
import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Event;
import io.flypg.engine.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Progress for pipes and files: a line when something is done, and now and then one for what takes long. */
final class PlainProgress implements Progress {
    private static final Duration REMINDER = Duration.ofSeconds(15);

    private final Output out;
    private final RunningSteps running;
    private final Map<Address, Duration> reminded = new HashMap<>();
    private boolean again;

    PlainProgress(Output out, LongSupplier nanos) {
        this.out = out;
        this.running = new RunningSteps(nanos);
    }

    @Override
    public synchronized void accept(Event event) {
        switch (event) {
            case Event.Started _ -> started();
            case Event.StepStarted started -> running.started(started);
            case Event.StepNote note ->
                running.noted(note).ifPresent(step -> line("note", step.what() + ": " + step.note()));
            case Event.StepDone done -> {
                forget(done.address());
                line("done", done.step().subject() + ": " + done.step().text() + " (" + Count.time(done.took()) + ")");
            }
            case Event.StepFailed failed -> {
                forget(failed.address());
                String why = failed.problems().stream()
                        .map(Problem::summary)
                        .findFirst()
                        .orElse("");
                line("FAILED", failed.step().subject() + ": " + failed.step().text() + ": " + why);
            }
            case Event.ChangeDone _ -> {}
            case Event.ChangeSkipped skipped -> line("skipped", skipped.address() + ": " + skipped.because());
        }
    }

    @Override
    public synchronized void say(String text) {
        out.print(new Page().line(text));
    }

    @Override
    public synchronized void tick() {
        for (RunningSteps.Running step : running.all()) {
            Duration elapsed = running.elapsed(step);
            Duration last = reminded.getOrDefault(step.event().address(), Duration.ZERO);
            if (elapsed.minus(last).compareTo(REMINDER) >= 0) {
                reminded.put(step.event().address(), elapsed);
                line("running", step.what() + " (" + Count.whole(elapsed) + " so far)");
            }
        }
    }

    @Override
    public void end() {}

    private void started() {
        if (again) {
            line("planned", "once more, because there is more to do now");
        }
        again = true;
    }

    private void forget(Address address) {
        running.ended(address);
        reminded.remove(address);
    }

    private void line(String what, String text) {
        out.print(new Page().line(what + " ".repeat(Math.max(1, 9 - what.length())) + text));
    }
}

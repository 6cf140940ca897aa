package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Output;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.apply.Event;
import io.flypg.engine.problem.Problem;
import java.util.function.LongSupplier;

/** Progress for a terminal: finished steps stay as lines, below them one line for each that runs. */
final class LiveProgress implements Progress {
    /** More running steps than this are only counted, so that the lines stay on the screen. */
    private static final int SHOWN = 12;

    private static final String WHEEL = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final String ASCII_WHEEL = "|/-\\";

    private final Output out;
    private final RunningSteps running;
    private int drawn;
    private int turn;
    private boolean again;

    LiveProgress(Output out, LongSupplier nanos) {
        this.out = out;
        this.running = new RunningSteps(nanos);
    }

    @Override
    public synchronized void accept(Event event) {
        Page page = new Page();
        switch (event) {
            case Event.Started _ -> started(page);
            case Event.StepStarted started -> running.started(started);
            case Event.StepNote note -> running.noted(note);
            case Event.StepDone done -> {
                running.ended(done.address());
                page.line(
                        Style.GREEN.of("✓ "),
                        plain(done.step().subject() + "  " + done.step().text()),
                        Style.DIM.of("  " + Count.time(done.took())));
            }
            case Event.StepFailed failed -> {
                running.ended(failed.address());
                String why = failed.problems().stream()
                        .map(Problem::summary)
                        .findFirst()
                        .orElse("");
                page.line(
                        Style.RED.of("✗ "),
                        plain(failed.step().subject() + "  " + failed.step().text()),
                        Style.RED.of("  " + why));
            }
            case Event.ChangeDone _ -> {}
            case Event.ChangeSkipped skipped ->
                page.line(Style.YELLOW.of("- "), plain(skipped.address() + "  left out: " + skipped.because()));
        }
        draw(page);
    }

    @Override
    public synchronized void say(String text) {
        draw(new Page().line(Style.YELLOW.of(text)));
    }

    @Override
    public synchronized void tick() {
        turn++;
        if (!running.all().isEmpty()) {
            draw(new Page());
        }
    }

    @Override
    public synchronized void end() {
        out.raw(erase());
        drawn = 0;
    }

    private void started(Page page) {
        if (again) {
            page.line(Style.DIM.of("planned once more, because there is more to do now"));
        }
        again = true;
    }

    /** New lines that stay, and below them the running steps again; in one write, so that nothing flickers. */
    private void draw(Page lasting) {
        StringBuilder text = new StringBuilder(erase()).append(out.look().render(lasting));
        drawn = 0;
        for (RunningSteps.Running step : running.all()) {
            if (drawn == SHOWN) {
                text.append(out.look().clipped(plain("  … and " + (running.all().size() - SHOWN) + " more")));
                text.append('\n');
                drawn++;
                break;
            }
            text.append(line(step)).append('\n');
            drawn++;
        }
        out.raw(text.toString());
    }

    private String line(RunningSteps.Running step) {
        String wheel = out.look().unicode() ? WHEEL : ASCII_WHEEL;
        String mark = String.valueOf(wheel.charAt(turn % wheel.length()));
        return out.look()
                .clipped(
                        Style.CYAN.of(mark + " "),
                        plain(step.event().step().subject() + "  "
                                + step.event().step().text()),
                        Style.DIM.of("  " + Count.whole(running.elapsed(step))
                                + (step.note().isEmpty() ? "" : "  " + step.note())));
    }

    private String erase() {
        return drawn == 0 ? "" : "\u001b[" + drawn + "A\u001b[J";
    }
}

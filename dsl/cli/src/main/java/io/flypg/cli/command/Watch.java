package io.flypg.cli.command;

import io.flypg.cli.terminal.Output;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.problem.Failure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks again and again until Ctrl-C, and shows each time what was seen: on a terminal in place of what it showed before. */
final class Watch {
    private static final String CLEAR = "\u001b[2J\u001b[H";
    private static final String OVERWRITE = "\u001b[H\u001b[J";

    private final Shell shell;
    private final Duration interval;

    /** Whether people read it; for programs nothing stands between two looks. */
    private final boolean people;

    private int looks;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Watch(Shell shell, Duration interval, boolean people) {
        this.shell = shell;
        this.interval = interval;
        this.people = people;
    }

    /**
     * Goes on until it is stopped, or until nobody reads the result any more.
     *
     * @throws Failure of the first look: whoever mistyped a name is told so at once. Later ones are shown, as they may pass
     */
    <T> void run(Supplier<T> look, Consumer<T> show) {
        try (Interrupts _ = new Interrupts(stopped::countDown)) {
            T first = look.get();
            between(CLEAR, "");
            show.accept(first);
            footer();
            while (goesOn()) {
                again(look, show);
            }
        }
    }

    private boolean goesOn() {
        try {
            return !shell.out().isBroken() && !stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> void again(Supplier<T> look, Consumer<T> show) {
        try {
            T seen = look.get();
            between(OVERWRITE, "\n");
            show.accept(seen);
            footer();
        } catch (Failure e) {
            between(OVERWRITE, "\n");
            shell.report(e.problems());
        }
    }

    /** What stays the same for an hour might as well be frozen. */
    private void footer() {
        looks++;
        if (people && shell.out().look().terminal()) {
            shell.out().print(new Page().line(Style.DIM.of("look " + looks + "; Ctrl-C ends it")));
        }
    }

    private void between(String onTerminal, String elsewhere) {
        Output out = shell.out();
        if (people) {
            out.raw(out.look().terminal() ? onTerminal : elsewhere);
        }
    }
}

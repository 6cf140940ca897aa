package io.flypg.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Golden;
import io.flypg.cli.Screen;
import io.flypg.cli.terminal.Look;
import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Event;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Address CLUSTER = Address.cluster("orders-db");
    private static final Step WAIT = new NodeStep.AwaitRole(Plans.node(1), NodeRole.PRIMARY);
    private static final Step APP = new PlatformStep.CreateApp("orders-api", "personal", false);

    private long now;

    @Test
    void in_a_pipe_every_end_is_a_line_and_what_takes_long_is_named_now_and_then() {
        Screen screen = new Screen(Screen.PIPE);
        play(new PlainProgress(screen.output(), () -> now));

        Golden.assertMatches("progress.txt", screen.text());
    }

    @Test
    void on_a_terminal_running_steps_are_rewritten_and_finished_ones_stay() {
        Screen screen = new Screen(new Look(true, false, true, 60));
        play(new LiveProgress(screen.output(), () -> now));

        Golden.assertMatches("progress-live.txt", screen.text());
    }

    @Test
    void what_remains_on_a_terminal_is_what_was_finished() {
        Screen screen = new Screen(new Look(true, false, true, 60));
        play(new LiveProgress(screen.output(), () -> now));

        assertThat(seen(screen.text()))
                .containsExactly(
                        "✓ orders-api  create the app in organization personal  0.4 s",
                        "Stopping.",
                        "planned once more, because there is more to do now",
                        "✗ orders-db#1  wait until it is the primary  Check failed",
                        "- database.orders-db/orders  left out: it needs cluster.orders-db");
    }

    @Test
    void more_steps_than_a_screen_holds_are_counted() {
        Screen screen = new Screen(Screen.TERMINAL);
        Progress progress = new LiveProgress(screen.output(), () -> now);

        IntStream.range(0, 30)
                .forEach(i -> progress.accept(new Event.StepStarted(Address.cluster("c" + i), WAIT, 1, 1)));

        assertThat(seen(screen.text())).hasSize(13).last().isEqualTo("  … and 18 more");
    }

    @Test
    void events_of_many_threads_do_not_mix_their_lines() throws InterruptedException {
        Screen screen = new Screen(Screen.PIPE);
        Progress progress = new PlainProgress(screen.output(), System::nanoTime);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Address address = Address.app("app-" + i);
            threads.add(Thread.startVirtualThread(() -> {
                for (int n = 0; n < 50; n++) {
                    progress.accept(new Event.StepStarted(address, APP, 1, 1));
                    progress.tick();
                    progress.accept(new Event.StepDone(address, APP, Duration.ofMillis(100)));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(screen.text().lines())
                .hasSize(1000)
                .containsOnly("done     orders-api: create the app in organization personal (0.1 s)");
    }

    @Test
    void times_are_read_in_tenths_then_seconds_then_minutes() {
        assertThat(plain(Count.time(Duration.ofMillis(40)))).isEqualTo("0.0 s");
        assertThat(plain(Count.time(Duration.ofMillis(1250)))).isEqualTo("1.3 s");
        assertThat(plain(Count.time(Duration.ofMillis(9_960)))).isEqualTo("10 s");
        assertThat(plain(Count.time(Duration.ofSeconds(65)))).isEqualTo("1 min 5 s");
        assertThat(plain(Count.whole(Duration.ofMinutes(2)))).isEqualTo("2 min");
    }

    private void play(Progress progress) {
        Problem problem = Problem.of(CLUSTER, "Check failed", "the check 'role' says: 500.", "");
        progress.accept(new Event.Started(Plans.creation()));
        progress.accept(new Event.StepStarted(Address.app("orders-api"), APP, 1, 1));
        progress.accept(new Event.StepStarted(CLUSTER, WAIT, 5, 12));
        after(400, progress);
        progress.accept(new Event.StepDone(Address.app("orders-api"), APP, Duration.ofMillis(400)));
        progress.accept(new Event.ChangeDone(Address.app("orders-api"), "create"));
        progress.accept(new Event.StepNote(CLUSTER, WAIT, "check 'role' is critical: no answer yet from the node"));
        progress.accept(new Event.StepNote(CLUSTER, WAIT, "check 'role' is critical: no answer yet from the node"));
        after(16_000, progress);
        after(1_000, progress);
        progress.say("Stopping.");
        progress.accept(new Event.Started(Plans.creation()));
        progress.accept(new Event.StepFailed(CLUSTER, WAIT, List.of(problem)));
        progress.accept(new Event.ChangeSkipped(Address.database("orders-db", "orders"), "it needs cluster.orders-db"));
        after(1_000, progress);
        progress.end();
    }

    private void after(long millis, Progress progress) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        progress.tick();
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    /** What a terminal shows in the end: moving up and erasing takes lines away again. */
    private static List<String> seen(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String rest = line;
            while (rest.startsWith("\u001b[")) {
                int up = rest.indexOf('A');
                int count = Integer.parseInt(rest.substring(2, up));
                for (int i = 0; i < count; i++) {
                    lines.removeLast();
                }
                rest = rest.substring(rest.indexOf("J") + 1);
            }
            if (!rest.isEmpty()) {
                lines.add(rest);
            }
        }
        return lines;
    }
}

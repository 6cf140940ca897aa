package io.flypg.language;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the time for some work is up. The clock alone does not tell: on a busy computer little of that time was ours, and the work is
 * not at fault. So a limit is passed when the process was at work for most of it; or when nobody would wait any longer.
 */
final class Deadline {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final long start = System.nanoTime();
    private volatile @Nullable Duration usedBefore;

    /** Begins to count what the process uses. Not done at once, because asking for it takes longer than most work does. */
    void watch() {
        usedBefore = used();
    }

    boolean isOver(Duration limit) {
        Duration before = usedBefore;
        Duration passed = Duration.ofNanos(System.nanoTime() - start);
        if (before == null || passed.compareTo(limit) < 0) {
            return false;
        }
        return passed.compareTo(LONGEST) > 0 || used().minus(before).compareTo(limit.dividedBy(2)) > 0;
    }

    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(LONGEST);
    }
}

package io.flypg.engine.plan;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What users of a cluster notice of a step.
 *
 * @param interruption the kind of interruption
 * @param writeGap for how long writes are not accepted, as an estimate for a cluster of usual size
 */
public record Impact(Interruption interruption, Duration writeGap) {
    /** Nothing at all. */
    public static final Impact NONE = new Impact(Interruption.NONE, Duration.ZERO);

    /** Configuration is read again. */
    public static final Impact RELOAD = new Impact(Interruption.RELOAD, Duration.ZERO);

    /** A standby or reader restarts: its own sessions are cut, writes go on. */
    public static final Impact STANDBY_RESTART = new Impact(Interruption.RESTART, Duration.ZERO);

    /** A machine of an app restarts, and no node does. */
    public static final Impact APP_RESTART = new Impact(Interruption.RESTART, Duration.ZERO);

    /** The primary restarts in place (postgres-flex answers again 3 to 5 s after a restart). */
    public static final Impact PRIMARY_RESTART = new Impact(Interruption.RESTART, Duration.ofSeconds(5));

    /**
     * The other of two nodes restarts: without it the primary has no majority and is fenced, which postgres-flex takes back 10 to 20 s
     * after it has returned.
     */
    public static final Impact FENCING_RESTART = new Impact(Interruption.RESTART, Duration.ofSeconds(20));

    /** Another node becomes primary (postgres-flex takes 3 to 5 s from stop to promotion). */
    public static final Impact SWITCHOVER = new Impact(Interruption.SWITCHOVER, Duration.ofSeconds(5));

    /** The kinds of interruption, the worse the later. */
    public enum Interruption {
        NONE("none"),
        RELOAD("reload"),
        RESTART("restart"),
        SWITCHOVER("switchover"),
        GONE("gone");

        private final String word;

        Interruption(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What is removed is not there any more. */
    public static final Impact GONE = new Impact(Interruption.GONE, Duration.ZERO);

    /** The worst of several: the steps' interruptions are apart in time, so gaps are not added up. */
    public static Impact worst(List<Impact> impacts) {
        Interruption interruption = impacts.stream()
                .map(Impact::interruption)
                .max(Comparator.naturalOrder())
                .orElse(Interruption.NONE);
        Duration gap = impacts.stream()
                .map(Impact::writeGap)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new Impact(interruption, gap);
    }

    /** Whether this costs more than the other in any respect. */
    public boolean isWorseThan(Impact other) {
        return interruption.compareTo(other.interruption) > 0 || writeGap.compareTo(other.writeGap) > 0;
    }
}

package io.flypg.cli.view;

import io.flypg.engine.apply.Outcome;
import io.flypg.engine.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How an apply ended.
 *
 * @param plan the first one, which somebody agreed to
 * @param made how many changes of each kind were made, in all rounds: {@code created} to 2
 * @param stopped whether somebody asked to stop
 * @param connections how to reach what is there now, line by line; empty where nothing is said about it
 * @param receipts what stayed of the clusters that were deleted
 * @param next commands to try, each with what it does
 * @param goOn what to do when it is not finished
 */
public record ApplyReport(
        Plan plan,
        Outcome outcome,
        Map<String, Long> made,
        Duration took,
        boolean stopped,
        List<Connection> connections,
        List<Receipt> receipts,
        List<Hint> next,
        String goOn) {
    public ApplyReport {
        connections = List.copyOf(connections);
        receipts = List.copyOf(receipts);
        next = List.copyOf(next);
    }

    /** How one cluster is reached. Never holds a secret. */
    public record Connection(String cluster, List<String> lines) {
        public Connection {
            lines = List.copyOf(lines);
        }
    }

    /** A command line and what it is good for. */
    public record Hint(String command, String purpose) {}

    /** Whether everything that was agreed to is done. */
    public boolean isSuccess() {
        return outcome.isSuccess() && !stopped;
    }
}

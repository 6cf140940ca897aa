package io.flypg.local.node.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a member is, in the words of {@code repmgr cluster show}.
 *
 * @param upstream whom it follows by its row
 * @param attached whether it streams from there; a witness streams from nobody
 * @param standing what it says of itself; empty when it does not answer
 */
public record Finding(
        NodeRow row, String conninfo, Optional<NodeRow> upstream, boolean attached, Optional<Standing> standing) {
    /** What a member that answers says of itself. */
    public record Standing(boolean inRecovery, String timeline) {}

    /** How it is, marked when it is not as it should be. */
    public String status() {
        if (standing.isEmpty()) {
            return row.active() ? "? unreachable" : "- failed";
        }
        String role = role(standing.get());
        if (!role.equals(row.type())) {
            return "! running as " + role;
        }
        return !row.active() ? "! running" : role.equals("standby") ? "  running" : "* running";
    }

    /** The name of the node it follows, marked when it does not. */
    public String following() {
        String mark = standing.isEmpty() ? "? " : attached ? "" : "! ";
        return upstream.map(followed -> mark + followed.name()).orElse("");
    }

    /** What somebody should look after, a sentence each. */
    public List<String> issues() {
        List<String> issues = new ArrayList<>();
        if (standing.isEmpty()) {
            issues.add("unable to connect to " + named(row));
        }
        complaint().ifPresent(complaint -> issues.add(named(row) + " " + complaint));
        upstream.filter(_ -> standing.isPresent() && !attached)
                .ifPresent(followed -> issues.add(named(row) + " is not attached to its upstream " + named(followed)));
        return issues;
    }

    private Optional<String> complaint() {
        if (standing.isEmpty()) {
            return row.active()
                    ? Optional.of("is registered as an active " + row.type() + " but is unreachable")
                    : Optional.empty();
        }
        String role = role(standing.get());
        if (!role.equals(row.type())) {
            String kind = row.active() ? row.type() : "an inactive " + row.type();
            return Optional.of("is registered as " + kind + " but running as " + role);
        }
        return row.active() ? Optional.empty() : Optional.of("is running but the repmgr node record is inactive");
    }

    /** The timeline of a witness is its own, and says nothing. */
    public String timeline() {
        return row.isWitness() ? "n/a" : standing.map(Standing::timeline).orElse("?");
    }

    private String role(Standing seen) {
        return seen.inRecovery() ? "standby" : row.isWitness() ? "witness" : "primary";
    }

    private static String named(NodeRow row) {
        return "node \"" + row.name() + "\" (ID: " + row.id() + ")";
    }
}

package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;

/**
 * Taking a member that is gone out of the cluster: its row, then its slot. Meant for the primary; elsewhere it does harm, as on the
 * real image.
 */
public final class Unregistration {
    private static final int ID_LENGTH = 14;
    private static final int TRIES = 100;
    private static final long PAUSE_MILLIS = 100;

    private final Node node;

    public Unregistration(Node node) {
        this.node = node;
    }

    /** How it went. */
    public record Result(boolean success, String message) {
        /** The line that the command prints. */
        public String json() {
            return "{\"success\":" + success + ",\"message\":\""
                    + message.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"data\":\"\"}";
        }
    }

    /**
     * Unregisters a member; one that nobody knows is no problem.
     *
     * @param encoded the machine's id in Base64
     */
    public Result run(String encoded) {
        try {
            String machine = decoded(encoded);
            if (machine.length() != ID_LENGTH) {
                return new Result(false, "invalid machine id: " + machine);
            }
            remove(machine);
            return new Result(true, "Member has been succesfully unregistered");
        } catch (SQLException e) {
            return new Result(false, Session.problem(e));
        } catch (IOException | Refused e) {
            return new Result(false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(false, "interrupted");
        }
    }

    private static String decoded(String encoded) throws Refused {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refused("invalid machine id: not base64");
        }
    }

    private void remove(String machine) throws SQLException, IOException, Refused, InterruptedException {
        try (Session local = node.members()) {
            Optional<NodeRow> member = NodeRow.byName(local, machine);
            if (member.isEmpty()) {
                return;
            }
            deleteRow(local, member.get().id());
            dropSlot(local, member.get().id());
            new Screening(node).screen();
            node.publish(local);
        }
    }

    private void deleteRow(Session local, int id) throws SQLException, Refused {
        NodeRow primary =
                NodeRow.activePrimary(local).orElseThrow(() -> new Refused("no active primary is known here"));
        try (Session session = node.peers().open(primary.name())) {
            Membership.remove(session, id);
        }
    }

    private static void dropSlot(Session local, int id) throws SQLException, Refused, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            Slots.dropIfIdle(local, Slots.name(id));
            if (!Slots.exists(local, id)) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new Refused("timed out trying to drop replication slot");
    }
}

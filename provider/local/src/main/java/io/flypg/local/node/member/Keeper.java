package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes on in a node for as long as it runs: it becomes a member, says its role, and watches who is connected. */
public final class Keeper implements AutoCloseable {
    /** Why a node stops being kept. */
    public enum End {
        /** It has to boot again. */
        OUTDATED,
        /** Nobody has use for it. */
        UNUSED
    }

    private static final long BEAT_MILLIS = 500;
    private static final int PATIENCE_BEATS = 6;

    /** Two seconds, as the proxies look after their nodes. */
    private static final int LOGIN_BEATS = 4;

    /** The class of SQLSTATEs that say who may not log in. */
    private static final String INVALID_AUTHORIZATION = "28";

    private static final Duration JUDGE_AGAIN = Duration.ofMinutes(5);
    private static final String COMPANY = """
            SELECT concat((SELECT string_agg(application_name, ',' ORDER BY application_name) FROM pg_stat_replication), '/',
                          (SELECT string_agg(node_name, ',' ORDER BY node_name) FROM repmgr.nodes))""";

    private final Node node;
    private final PostInit postInit;
    private final Failover failover;
    private final Upkeep upkeep;
    private final Optional<ScaleToZero> scaleToZero;
    private @Nullable Session session;
    private boolean member;
    private String company = "";
    private Instant judgedAt = Instant.EPOCH;
    private int beatsAlone;
    private int beatsSinceLogin;
    private int doubts;

    public Keeper(Node node) {
        this.node = node;
        this.postInit = new PostInit(node);
        this.failover = new Failover(node);
        this.upkeep = new Upkeep(node);
        this.scaleToZero = ScaleToZero.of(node);
    }

    /** Works until the node has to be kept no longer, or the thread is interrupted. */
    public End keep() throws InterruptedException {
        while (!beat()) {
            if (isUnused()) {
                return End.UNUSED;
            }
            Thread.sleep(BEAT_MILLIS);
        }
        return End.OUTDATED;
    }

    private boolean isUnused() {
        try {
            return scaleToZero.isPresent()
                    && scaleToZero.get().findsNobody(session(), node.clock().instant());
        } catch (SQLException _) {
            return false; // it cannot be asked now, so it is kept
        }
    }

    /** True when the node has to boot again. */
    private boolean beat() {
        try {
            if (!member && postInit.attempt() == PostInit.Outcome.BOOT_AGAIN) {
                return true;
            }
            member = true;
            node.trouble().set("");
            return watch(session());
        } catch (NotYet e) {
            node.trouble().set(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            node.trouble()
                    .set(
                            node.server().isRunning()
                                    ? ""
                                    : "PostgreSQL is down: " + node.server().lastWords());
            node.withdraw();
            close();
        } catch (IOException e) {
            node.trouble().set(String.valueOf(e.getMessage()));
        }
        return false;
    }

    private boolean watch(Session current) throws SQLException, IOException {
        requireLogin();
        node.publish(current);
        if (node.me().isWitness() && node.row(current).isWitness()) {
            new Witness(node).look(current);
            return false;
        }
        if (current.text("SELECT pg_is_in_recovery()").equals("t")) {
            return watchPrimary(current);
        }
        watchCompany(current);
        upkeep.look(current);
        return false;
    }

    /**
     * The proxies ask for the role by the check, which logs in anew each time. Here a session stays open, and would not notice that the
     * node's password is not right any more.
     */
    private void requireLogin() throws SQLException {
        beatsSinceLogin = (beatsSinceLogin + 1) % LOGIN_BEATS;
        if (beatsSinceLogin != 0) {
            return;
        }
        try {
            node.members().close();
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(INVALID_AUTHORIZATION)) {
                throw e;
            }
        }
    }

    /**
     * A primary judges itself anew whenever who is registered or connected changes, every few minutes, and all the time while it is
     * fenced.
     */
    private void watchCompany(Session current) throws SQLException, IOException {
        String now = current.text(COMPANY);
        Instant time = node.clock().instant();
        if (!now.equals(company) || node.volume().isZombie() || !time.isBefore(judgedAt.plus(JUDGE_AGAIN))) {
            judgedAt = time;
            Screening screening = new Screening(node);
            Verdict verdict = screening.judge();
            // right after a promotion a standby may still name the old primary: one doubt is none
            doubts = verdict instanceof Verdict.TruePrimary ? 0 : doubts + 1;
            if (doubts != 1) {
                company = now;
                screening.act(verdict);
                node.publish(current);
            }
        }
    }

    /** A standby whose primary does not answer looks where the primary is now; true when it must be copied anew from another one. */
    private boolean watchPrimary(Session current) throws SQLException {
        boolean streaming = !current.text("SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'")
                .equals("0");
        if (failover.look(current, streaming)) {
            beatsAlone = 0;
            return false;
        }
        beatsAlone = streaming ? 0 : beatsAlone + 1;
        Optional<RoleBoard.Entry> primary = node.board().primary(node.me().app());
        if (beatsAlone < PATIENCE_BEATS || primary.isEmpty()) {
            return false;
        }
        beatsAlone = 0;
        String followed = FollowTarget.machine(node.volume()).orElse("");
        if (followed.equals(primary.get().machine())) {
            FollowTarget.change(current, node.me().host(followed), primary.get().address());
            return false;
        }
        return true;
    }

    private Session session() throws SQLException {
        Session current = session;
        if (current == null) {
            current = node.members();
            session = current;
        }
        return current;
    }

    @Override
    public void close() {
        Session current = session;
        session = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException _) {
                // it is of no use any more, closed or not
            }
        }
    }
}

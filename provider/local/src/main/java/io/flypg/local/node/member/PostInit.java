package io.flypg.local.node.member;

import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** What is left to do once PostgreSQL answers: the node finds out who it is among the members. */
final class PostInit {
    /** How an attempt went when nothing stood in its way. */
    enum Outcome {
        MEMBER,
        /** Another node is the primary that this one took itself for: it has to boot anew. */
        BOOT_AGAIN
    }

    private final Node node;
    private final Membership membership;

    PostInit(Node node) {
        this.node = node;
        this.membership = new Membership(node);
    }

    /** One attempt; what it throws stands in the way for now. */
    Outcome attempt() throws SQLException, IOException, NotYet {
        return isRegistered() ? resume() : join();
    }

    private boolean isRegistered() {
        if (node.volume().isRegistered()) {
            return true;
        }
        try (Session session = node.members()) {
            return NodeRow.byId(session, node.id()).isPresent();
        } catch (SQLException e) {
            // before the first primary is founded there is no such role and database
            return false;
        }
    }

    /** As on the real image, who was a member once and was taken off the books does not come back by itself. */
    private Outcome resume() throws SQLException, IOException, NotYet {
        try (Session session = node.members()) {
            NodeRow row = NodeRow.byId(session, node.id())
                    .orElseThrow(() -> new NotYet("failed to resolve member role: no rows in result set"));
            if (row.isWitness()) {
                new Witness(node).join();
                return Outcome.MEMBER;
            }
            if (isStandby(session)) {
                registerStandby();
                return Outcome.MEMBER;
            }
            if (!row.isPrimary()) {
                throw new NotYet("registered as " + row.type() + " but not in recovery");
            }
            return resumeAsPrimary(session);
        }
    }

    private Outcome resumeAsPrimary(Session session) throws SQLException, IOException, NotYet {
        Screening screening = new Screening(node);
        Verdict verdict = screening.judge();
        return switch (verdict) {
            case Verdict.TruePrimary _ -> {
                node.volume().clearZombieLock();
                membership.registerPrimary(session);
                node.volume().setRegistered();
                yield Outcome.MEMBER;
            }
            case Verdict.Undecided _ -> {
                screening.quarantine(verdict);
                throw new NotYet("unable to tell who the primary is: too few of the voters answer or agree");
            }
            case Verdict.Zombie _ -> {
                screening.quarantine(verdict);
                yield Outcome.BOOT_AGAIN;
            }
        };
    }

    private Outcome join() throws SQLException, IOException, NotYet {
        if (Provisioning.isInitialised(node)) {
            if (node.me().isWitness()) {
                new Witness(node).join();
            } else {
                registerStandby();
            }
            node.volume().setRegistered();
        } else if (node.me().isInPrimaryRegion()) {
            membership.found();
        } else {
            throw new NotYet("unable to configure as the primary. expected region: \""
                    + node.me().primaryRegion() + "\", got: \""
                    + node.me().spec().region() + "\"");
        }
        return Outcome.MEMBER;
    }

    /** On the primary that this copy of it names, wherever that is: the primary region may just be moving. */
    private void registerStandby() throws SQLException, NotYet {
        Optional<NodeRow> primary;
        try (Session local = node.members()) {
            if (!isStandby(local)) {
                throw new NotYet("failed to register new standby: this node is no copy of the primary");
            }
            primary = NodeRow.activePrimary(local);
        }
        try (Session session = node.peers().open(primary.map(NodeRow::name).orElse(""))) {
            membership.registerStandby(session);
        } catch (SQLException e) {
            throw new NotYet("failed to register standby on the primary: " + Session.problem(e));
        }
    }

    private static boolean isStandby(Session session) throws SQLException {
        return session.text("SELECT pg_is_in_recovery()").equals("t");
    }
}

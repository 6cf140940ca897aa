package io.flypg.local.node.member;

import io.flypg.local.guest.Neighbourhood.Member;
import io.flypg.local.node.process.Trees;
import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a boot does before PostgreSQL is started: a data directory that is right for this node, and its files. */
public final class Provisioning {
    /** Key that says the cluster has had its first primary. It outlives all machines. */
    static final String INITIALIZED = "INITIALIZED";

    private static final int BUILTIN_LOCALES_SINCE = 17;
    private static final Path C_UTF8 = Path.of("/usr/lib/locale/C.utf8");

    private final Node node;
    private final int major;

    /**
     * For one boot.
     *
     * @param major version of PostgreSQL
     */
    public Provisioning(Node node, int major) {
        this.node = node;
        this.major = major;
    }

    /** Makes the volume ready for a start. */
    public void run() throws IOException, SQLException, InterruptedException, NotYet {
        Restore restore = new Restore(node);
        if (restore.isDue()) {
            restore.run();
        }
        Optional<String> lock = node.volume().zombieLock().filter(host -> !host.isEmpty());
        if (lock.isPresent()) {
            rejoin(lock.get().split("\\.", 2)[0]);
        } else if (!Files.exists(node.volume().data())) {
            begin();
        } else if (Files.exists(node.volume().data().resolve("standby.signal"))) {
            followAgain();
        }
        new Configuration(node).write();
    }

    private void begin() throws IOException, SQLException, InterruptedException, NotYet {
        if (isInitialised(node) && !node.me().isWitness()) {
            new Clone(node).from(primary());
        } else {
            initialise();
        }
    }

    static boolean isInitialised(Node node) {
        return node.neighbourhood()
                .get(node.me().app(), INITIALIZED)
                .filter("true"::equals)
                .isPresent();
    }

    private void initialise() throws IOException, InterruptedException {
        Trees.delete(node.volume().unfinished());
        node.volume().write(".default_password", node.me().operator().password());
        node.server()
                .initialise(node.volume().unfinished(), node.volume().root().resolve(".default_password"), locale());
        node.volume().finish();
    }

    /** Sorts by code point on any computer, whatever locales it has. */
    private List<String> locale() {
        if (major >= BUILTIN_LOCALES_SINCE) {
            return List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
        }
        return List.of(Files.isDirectory(C_UTF8) ? "--locale=C.UTF-8" : "--locale=C");
    }

    /** A standby that was away: its primary may have moved, or be another one that it can only be copied from. */
    private void followAgain() throws IOException, SQLException {
        Optional<Member> primary = node.board()
                .primary(node.me().app())
                .map(entry -> new Member(entry.machine(), node.me().primaryRegion(), entry.address()))
                .or(node.peers()::primary);
        if (primary.isEmpty()) {
            return;
        }
        if (FollowTarget.machine(node.volume())
                .filter(primary.get().machine()::equals)
                .isPresent()) {
            FollowTarget.write(node, "postgresql", primary.get());
        } else {
            new Clone(node).from(primary.get());
        }
    }

    /** A fenced old primary becomes a standby of the real one, as a fresh copy of it. */
    private void rejoin(String machine) throws IOException, SQLException, NotYet {
        Member primary = node.peers().others().stream()
                .filter(member -> member.machine().equals(machine))
                .findFirst()
                .orElseThrow(() -> new NotYet("failed to rejoin: " + node.me().host(machine) + " is not started"));
        String named = node.peers()
                .primaryAccordingTo(machine)
                .orElseThrow(() -> new NotYet("failed to rejoin: " + node.me().host(machine) + " does not answer"));
        if (!named.equals(machine)) {
            node.volume().clearZombieLock();
            throw new NotYet("failed to rejoin: " + node.me().host(machine) + " is not the primary any more");
        }
        if (!primary.region().equals(node.me().primaryRegion())) {
            throw new NotYet("failed to rejoin: the primary is in " + primary.region() + ", PRIMARY_REGION is "
                    + node.me().primaryRegion());
        }
        try (Session session = node.peers().open(machine)) {
            new Membership(node).registerStandby(session);
        }
        new Clone(node).from(primary);
        node.volume().clearZombieLock();
    }

    private Member primary() throws NotYet {
        return node.peers().primary().orElseThrow(() -> new NotYet("unable to resolve cloneable member"));
    }
}

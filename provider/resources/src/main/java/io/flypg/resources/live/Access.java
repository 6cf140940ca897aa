package io.flypg.resources.live;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.app.App;
import io.flypg.fly.app.AppRole;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineState;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.Dial;
import io.flypg.postgres.reach.Limits;
import io.flypg.postgres.talk.Entry;
import java.util.Optional;

/** How people get into a cluster: as its operator, from outside of its nodes. */
public final class Access {
    private static final Credentials NO_PASSWORD = new Credentials(Operator.USER, "");

    private final Live live;

    public Access(Live live) {
        this.live = live;
    }

    /**
     * The app of a cluster.
     *
     * @throws Failure when there is none, or when it is the app of something else
     */
    public App app(String cluster) {
        App app = live.fly().apps().get(cluster).orElseThrow(() -> noSuchCluster(cluster));
        if (app.role().filter(role -> role == AppRole.PLAIN).isPresent()) {
            throw notPostgres(cluster);
        }
        return app;
    }

    /** The app is there, and is not that of a cluster. */
    public static Failure notPostgres(String app) {
        return failed(
                app,
                "Not a PostgreSQL app",
                "the app '" + app + "' is there, and it is not the app of a PostgreSQL cluster.",
                "name the app of a cluster: 'fly postgres list' shows them");
    }

    /**
     * The operator's URL: that of a proxy on this computer where one leads to the cluster, or else the cluster's own.
     *
     * @param reading whether nodes will do that only read
     * @param withPassword without it the URL has none, and the platform is asked for it only to see where a proxy leads
     */
    public ConnectionUrl url(String cluster, String database, boolean reading, boolean withPassword) {
        app(cluster);
        return proxied(cluster, database, reading)
                .map(url -> withPassword ? url : withLogin(url, NO_PASSWORD))
                .orElseGet(() -> ofCluster(cluster, database, reading, withPassword));
    }

    /** What leads there because somebody on this computer sees to it. */
    private Optional<ConnectionUrl> proxied(String cluster, String database, boolean reading) {
        return live.hasProxies()
                ? live.operator(cluster).proxied(live.machines(cluster).list(), database, reading)
                : Optional.empty();
    }

    private ConnectionUrl ofCluster(String cluster, String database, boolean reading, boolean withPassword) {
        Optional<Endpoint> found = reading ? Endpoint.reader(live, cluster) : Endpoint.writer(live, cluster);
        Endpoint endpoint = found.orElseThrow(() -> failed(
                cluster,
                "No address",
                reading ? "it has no node." : "it has no private address that leads to its primary.",
                reading
                        ? "'flypg status " + cluster + "' shows it"
                        : "make one with 'fly ips allocate-v6 --private -a " + cluster + "', or 'flypg apply'"));
        ConnectionUrl url = new ConnectionUrl(endpoint.host(), endpoint.port(), database, NO_PASSWORD);
        return withPassword ? withLogin(url, live.operator(cluster).credentials()) : url;
    }

    private static ConnectionUrl withLogin(ConnectionUrl url, Credentials login) {
        return new ConnectionUrl(url.host(), url.port(), url.database(), login);
    }

    /** Whether a URL leads anywhere from this computer. */
    public static boolean answers(ConnectionUrl url) {
        return Dial.answers(url.host(), url.port(), Limits.STANDARD.connect());
    }

    /**
     * The way in for the operator, which needs his password only where he can be asked for it.
     *
     * @param reading whether nodes will do that only read
     */
    public Entry enter(String cluster, String database, boolean reading) {
        ConnectionUrl url = url(cluster, database, reading, false);
        Operator operator = live.operator(cluster);
        if (answers(url)) {
            return new Entry.Dialled(withLogin(url, operator.credentials()));
        }
        String machine = reading ? reader(cluster) : primary(cluster);
        return new Entry.ThroughGuest(
                url.host(), name -> Failures.worded("database " + name, () -> operator.talk(machine, name)));
    }

    private String primary(String cluster) {
        return Primary.among(live.operator(cluster), live.machines(cluster).list())
                .map(Machine::id)
                .orElseThrow(() -> failed(
                        cluster,
                        "No primary",
                        "no node takes writes now.",
                        "'flypg status " + cluster + "' shows what is wrong; --read asks a node that only reads"));
    }

    private String reader(String cluster) {
        return live.machines(cluster).list().stream()
                .filter(machine -> machine.is(MachineState.STARTED))
                .reduce((_, last) -> last)
                .map(Machine::id)
                .orElseThrow(() -> failed(
                        cluster,
                        "No address",
                        "none of its nodes is started.",
                        "'flypg status " + cluster + "' shows it"));
    }

    private static Failure noSuchCluster(String cluster) {
        return failed(
                cluster,
                "No such cluster",
                "there is no app of that name that this token can see.",
                "check the name, the token and the organization");
    }

    private static Failure failed(String cluster, String summary, String detail, String hint) {
        return new Failure(Failure.Kind.FAILED, Problem.of("cluster." + cluster, summary, detail, hint));
    }
}

package io.flypg.resources.live;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.app.App;
import io.flypg.fly.app.AppRole;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Credentials;
import java.util.Optional;

/** How people get into a cluster: as its operator, from outside of its nodes. */
public final class Access {
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
     * The operator's URL.
     *
     * @param reading whether nodes will do that only read
     * @param withPassword without it the URL has none, and the platform is not asked for it
     */
    public ConnectionUrl url(String cluster, String database, boolean reading, boolean withPassword) {
        app(cluster);
        Optional<Endpoint> found = reading ? Endpoint.reader(live, cluster) : Endpoint.writer(live, cluster);
        Endpoint endpoint = found.orElseThrow(() -> failed(
                cluster,
                "No address",
                reading ? "it has no node." : "it has no private address that leads to its primary.",
                reading
                        ? "'flypg status " + cluster + "' shows it"
                        : "make one with 'fly ips allocate-v6 --private -a " + cluster + "', or 'flypg apply'"));
        Credentials login = withPassword ? live.operator(cluster).credentials() : new Credentials(Operator.USER, "");
        return new ConnectionUrl(endpoint.host(), endpoint.port(), database, login);
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

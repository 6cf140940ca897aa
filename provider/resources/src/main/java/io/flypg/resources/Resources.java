package io.flypg.resources;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Catalogue;
import io.flypg.fly.FlyClient;
import io.flypg.fly.call.FlyEndpoints;
import io.flypg.fly.call.FlyOptions;
import io.flypg.fly.call.FlyToken;
import io.flypg.postgres.reach.Proxies;
import io.flypg.resources.app.AppHandler;
import io.flypg.resources.attachment.AttachmentHandler;
import io.flypg.resources.cluster.ClusterHandler;
import io.flypg.resources.database.DatabaseHandler;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import io.flypg.resources.role.RoleHandler;
import java.util.List;
import java.util.Map;

/** Every kind of resource flypg knows, one line each, and the platform they are on. */
public final class Resources {
    private static final String PROXY = "FLYPG_PROXY";

    private Resources() {}

    /** How each is planned. */
    public static Catalogue catalogue() {
        return new Catalogue(List.of(
                new AppHandler(),
                new ClusterHandler(),
                new DatabaseHandler(),
                new RoleHandler(),
                new AttachmentHandler()));
    }

    /**
     * The platform that an environment names, as {@code flyctl} reads it: {@code FLY_API_TOKEN}, {@code FLY_API_BASE_URL},
     * {@code FLY_FLAPS_BASE_URL}; besides, {@code FLYPG_PROXY} names ports of this computer that lead to nodes. No call is made yet. A
     * platform on loopback is a local one.
     *
     * @throws Failure bad input, when there is no token or a base URL is wrong
     */
    public static Live live(Map<String, String> environment, FlyOptions options, Pace pace) {
        try {
            FlyEndpoints endpoints = FlyEndpoints.from(environment);
            FlyToken token = FlyToken.from(environment).orElseThrow(Resources::noToken);
            boolean local = endpoints.isLoopback();
            Proxies proxies = proxies(environment.getOrDefault(PROXY, ""));
            return new Live(new FlyClient(endpoints, token, options.withLimits(!local)), pace, local, proxies);
        } catch (IllegalArgumentException e) {
            throw badInput("Bad environment", Failures.message(e), "mend the variable, or unset it");
        }
    }

    private static Proxies proxies(String ports) {
        try {
            return Proxies.parse(ports);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    PROXY + " names the ports on which 'fly proxy' leads to nodes, as 15432 or 15432,15433; "
                            + Failures.message(e) + ".",
                    e);
        }
    }

    private static Failure noToken() {
        return badInput(
                "No token",
                "talking to Fly.io needs a token in FLY_API_TOKEN.",
                "make one with 'fly tokens create org', or use --local for the local platform");
    }

    private static Failure badInput(String summary, String detail, String hint) {
        return new Failure(Failure.Kind.BAD_INPUT, Problem.general(summary, detail, hint));
    }
}

package io.flypg.cli.wiring;

import io.flypg.cli.view.ClusterStatus;
import io.flypg.cli.view.Receipt;
import io.flypg.cli.view.SnapshotView;
import io.flypg.cli.view.Upgrade;
import io.flypg.engine.resource.Catalogue;
import io.flypg.engine.resource.Platform;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.talk.Conversation;
import io.flypg.postgres.talk.Entry;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** What the commands need from below. An interface, so that each command can be run against parts made by hand. */
public interface Parts {
    /** Every kind of resource. */
    Catalogue catalogue();

    /**
     * The live platform that an environment names; nothing is called yet.
     *
     * @param environment {@code FLY_API_TOKEN}, {@code FLY_API_BASE_URL}, {@code FLY_FLAPS_BASE_URL} and their like
     * @throws io.flypg.engine.problem.Failure bad input when it names none: no token, no URL
     */
    Platform platform(Map<String, String> environment);

    /** The URLs of the platform that an environment names, which tell it from every other; the environment is known to be good. */
    String urls(Map<String, String> environment);

    /**
     * How clusters are now. One that cannot be seen comes back with the problem in it.
     *
     * @throws io.flypg.engine.problem.Failure when the platform as a whole cannot be seen
     */
    List<ClusterStatus> status(Map<String, String> environment, List<String> clusters);

    /**
     * What stayed of those of the clusters that were deleted.
     *
     * @throws io.flypg.engine.problem.Failure when the platform as a whole cannot be seen
     */
    List<Receipt> receipts(Map<String, String> environment, List<String> clusters);

    /**
     * The newer minors of PostgreSQL that there are for some clusters.
     *
     * @throws io.flypg.engine.problem.Failure when the platform as a whole cannot be seen
     */
    List<Upgrade> upgrades(Map<String, String> environment, List<String> clusters);

    /**
     * The URL with which a cluster's operator connects.
     *
     * @throws io.flypg.engine.problem.Failure when there is no such cluster, or its password cannot be read
     */
    ConnectionUrl url(Map<String, String> environment, Door door);

    /** Whether somebody answers this computer there. */
    boolean answers(ConnectionUrl url);

    /**
     * Goes into a database as the cluster's operator.
     *
     * @param inside what is done there; gives the exit code
     * @throws io.flypg.engine.problem.Failure when there is no such cluster, or no way in
     */
    int enter(Map<String, String> environment, Door door, ToIntFunction<Entry> inside);

    /**
     * Makes a live cluster a project's. Only marks are written, and only when all of the cluster could be seen.
     *
     * @param before takes what was found, before anything is marked; what it throws leaves everything as it is
     * @param note takes a few words about what is waited for
     * @throws io.flypg.engine.problem.Failure refused when it is another project's
     */
    void adopt(Map<String, String> environment, ImportOrder order, Consumer<Import> before, Consumer<String> note);

    /**
     * What makes another node of a cluster its primary; changes nothing.
     *
     * @throws io.flypg.engine.problem.Failure when the cluster cannot be seen
     */
    Errand switchover(Map<String, String> environment, SwitchoverOrder order);

    /**
     * Plans another login for an attachment. Changes nothing.
     *
     * @throws io.flypg.engine.problem.Failure bad input when there is no such attachment; refused when it is another project's
     */
    Errand rotation(Map<String, String> environment, RotationOrder order);

    /**
     * Takes a snapshot of the volume of a cluster's primary, and waits until it can be used.
     *
     * @throws io.flypg.engine.problem.Failure when there is no such cluster, or it has no primary now
     */
    SnapshotView snapshot(Map<String, String> environment, String cluster);

    /**
     * Begins to talk with a database.
     *
     * @throws io.flypg.engine.problem.Failure when nobody answers or the login is refused
     */
    Conversation talk(ConnectionUrl url);
}

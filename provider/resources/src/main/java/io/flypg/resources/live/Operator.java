package io.flypg.resources.live;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.FlyClient;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.machine.Machine;
import io.flypg.postgres.Node;
import io.flypg.postgres.Nodes;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.DirectRoute;
import io.flypg.postgres.reach.NodeAddress;
import org.jspecify.annotations.Nullable;

/** Reaches the nodes of one cluster as its operator. The password is read from the platform when first needed, and kept nowhere else. */
public final class Operator {
    private static final String PASSWORD = "OPERATOR_PASSWORD";
    static final String USER = "postgres";

    private final FlyClient fly;
    private final String cluster;
    private @Nullable SecretText password;

    Operator(FlyClient fly, String cluster) {
        this.fly = fly;
        this.cluster = cluster;
    }

    /** The PostgreSQL of one machine. */
    public Node node(Machine machine) {
        return at(machine.privateIp());
    }

    /** The PostgreSQL at a node's private address. */
    public Node at(String address) {
        return new Nodes(new DirectRoute(credentials())).at(NodeAddress.of(address));
    }

    /** Its login, with the password. */
    public Credentials credentials() {
        return new Credentials(USER, password().reveal());
    }

    private synchronized SecretText password() {
        if (password == null) {
            password = Failures.worded("cluster." + cluster, this::read);
        }
        return password;
    }

    private SecretText read() {
        SecretText found = fly.secrets(cluster).reveal().get(PASSWORD);
        if (found == null) {
            throw new Failure(
                    Failure.Kind.FAILED,
                    Problem.of(
                            "cluster." + cluster,
                            "Operator password not readable",
                            "the secret " + PASSWORD + " of the app is not there, or this token may not read it.",
                            "use a token that may read secrets: 'fly tokens create org'"));
        }
        return found;
    }

    /** Forgets the password, because it was set just now. */
    public synchronized void forget() {
        password = null;
    }
}

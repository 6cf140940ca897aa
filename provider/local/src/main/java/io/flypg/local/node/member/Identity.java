package io.flypg.local.node.member;

import io.flypg.local.guest.GuestSpec;
import io.flypg.local.node.process.BootFailure;
import io.flypg.local.node.sql.Login;
import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who this node is: what the platform says of its machine and what its environment adds, as of this boot.
 *
 * @param primaryRegion the region whose nodes may be primary and vote
 * @param operator the login of people and of the admin API
 * @param admin the login of the checks
 * @param replication the login of the nodes among themselves
 */
public record Identity(GuestSpec spec, String primaryRegion, Login operator, Login admin, Login replication) {
    /** The database with the rows of the members. */
    public static final String MEMBERS = "repmgr";

    private static final int ID_LENGTH = 14;

    /**
     * Reads the environment.
     *
     * @throws BootFailure naming all that is missing
     */
    public static Identity of(GuestSpec spec) {
        Map<String, String> environment = spec.environment();
        List<String> missing = new ArrayList<>();
        List.of("SU_PASSWORD", "OPERATOR_PASSWORD", "REPL_PASSWORD", "PRIMARY_REGION").stream()
                .filter(name -> environment.getOrDefault(name, "").isEmpty())
                .forEach(missing::add);
        if (!environment.containsKey("FLY_CONSUL_URL") && !environment.containsKey("CONSUL_URL")) {
            missing.add("FLY_CONSUL_URL");
        }
        if (!missing.isEmpty()) {
            throw new BootFailure("A postgres-flex machine needs " + String.join(", ", missing)
                    + " in its environment or among the app's secrets. Set them and start the machine again.");
        }
        if (spec.machine().length() != ID_LENGTH) {
            throw new BootFailure("The machine id " + spec.machine() + " does not have " + ID_LENGTH
                    + " characters; a member of a cluster is known by such an id.");
        }
        return new Identity(
                spec,
                environment.getOrDefault("PRIMARY_REGION", ""),
                new Login("postgres", environment.getOrDefault("OPERATOR_PASSWORD", "")),
                new Login("flypgadmin", environment.getOrDefault("SU_PASSWORD", "")),
                new Login("repmgr", environment.getOrDefault("REPL_PASSWORD", "")));
    }

    public String app() {
        return spec.app();
    }

    public String machine() {
        return spec.machine();
    }

    public String address() {
        return spec.address();
    }

    /** Whether this node may become primary at all. */
    public boolean isInPrimaryRegion() {
        return spec.region().equals(primaryRegion);
    }

    /** Whether this node is to hold no data and only to vote, in a cluster that is there already. */
    public boolean isWitness() {
        return spec.environment().containsKey("WITNESS");
    }

    /** The name under which the members know a machine of this app. */
    public String host(String machine) {
        return machine + ".vm." + spec.app() + ".internal";
    }

    /** A session with this very node. */
    public Session open(Login login, String database) throws SQLException {
        return Session.open(spec.address(), database, login, "flypg-node");
    }

    /** Passwords are never printed. */
    @Override
    public String toString() {
        return spec.toString();
    }
}

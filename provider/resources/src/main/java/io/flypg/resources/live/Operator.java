package io.flypg.resources.live;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.FlyClient;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.Machines;
import io.flypg.postgres.Node;
import io.flypg.postgres.Nodes;
import io.flypg.postgres.admin.AdminApi;
import io.flypg.postgres.admin.Exchange;
import io.flypg.postgres.admin.HttpExchange;
import io.flypg.postgres.exec.CurlExchange;
import io.flypg.postgres.exec.ExecRoute;
import io.flypg.postgres.exec.GuestConversation;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.Proxies;
import io.flypg.postgres.talk.Conversation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Reaches the nodes of one cluster as its operator. The password is read from the platform when first needed, and kept nowhere else. */
public final class Operator {
    static final String PASSWORD = "OPERATOR_PASSWORD";
    static final String USER = "postgres";

    private final FlyClient fly;
    private final String cluster;
    private final Supplier<Machines> machines;
    private final OkHttpClient http;
    private final Proxies proxies;
    private final Ways ways = new Ways();
    private final Map<String, ExecRoute> guests = new ConcurrentHashMap<>();
    private @Nullable List<Credentials> logins;

    /**
     * The operator of one cluster.
     *
     * @param machines of the cluster, with the leases that are held at the time
     */
    Operator(FlyClient fly, String cluster, Supplier<Machines> machines, OkHttpClient http, Proxies proxies) {
        this.fly = fly;
        this.cluster = cluster;
        this.machines = machines;
        this.http = http;
        this.proxies = proxies;
    }

    /** The PostgreSQL of one machine. */
    public Node node(Machine machine) {
        return node(machine.id(), machine.privateIp());
    }

    /** The PostgreSQL of a machine that has this private address. */
    public Node node(String machine, String address) {
        ExecRoute guest = guests.computeIfAbsent(machine, id -> new ExecRoute(shell(id)));
        return new Nodes(new NodeRoute(machine, ways, this::logins, proxies, guest)).at(NodeAddress.of(address));
    }

    /** The admin API of one machine, which knows no operator. */
    public AdminApi admin(Machine machine) {
        NodeAddress address = NodeAddress.of(machine.privateIp());
        Exchange guest = new CurlExchange(shell(machine.id()), address);
        return new AdminApi(new NodeExchange(machine.id(), ways, new HttpExchange(http, address), guest));
    }

    /** Talks with a database by psql in the guest of a machine, which needs no password. */
    public Conversation talk(String machine, String database) {
        return GuestConversation.open(shell(machine), "machine " + machine, database);
    }

    /** The URL of a proxy on this computer that leads to one of these machines. */
    Optional<ConnectionUrl> proxied(List<Machine> to, String database, boolean reading) {
        Set<String> ids = to.stream().map(Machine::id).collect(Collectors.toSet());
        return proxies.find(end -> ids.contains(end.machine()) && (reading || end.writable()), database, credentials());
    }

    /** The ways that have led to its nodes. */
    public List<Way> ways() {
        return ways.used();
    }

    private MachineShell shell(String machine) {
        return new MachineShell(machines, machine, ways);
    }

    /** Its login, with the password. */
    public Credentials credentials() {
        return logins().getFirst();
    }

    /** While its password is being changed, those that one or another node takes. */
    private synchronized List<Credentials> logins() {
        if (logins == null) {
            logins = Failures.worded("cluster." + cluster, this::read);
        }
        return logins;
    }

    private List<Credentials> read() {
        Map<String, SecretText> secrets = fly.secrets(cluster).reveal();
        SecretText found = secrets.get(PASSWORD);
        if (found == null) {
            throw new Failure(
                    Failure.Kind.FAILED,
                    Problem.of(
                            "cluster." + cluster,
                            "Operator password not readable",
                            "the secret " + PASSWORD + " of the app is not there, or this token may not read it.",
                            "use a token that may read secrets: 'fly tokens create org'"));
        }
        Stream<String> others =
                NextPasswords.among(secrets).stream().flatMap(next -> Stream.of(next.operator(), next.before()));
        return Stream.concat(Stream.of(found.reveal()), others)
                .distinct()
                .map(password -> new Credentials(USER, password))
                .toList();
    }

    /** Forgets the password, because it was set just now. */
    public synchronized void forget() {
        logins = null;
    }
}

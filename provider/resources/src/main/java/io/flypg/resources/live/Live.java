package io.flypg.resources.live;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.NodeName;
import io.flypg.fly.FlyClient;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.Machines;
import io.flypg.fly.machine.Nonces;
import io.flypg.postgres.Node;
import io.flypg.postgres.admin.AdminApi;
import io.flypg.postgres.reach.Proxies;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** The platform with what a run knows about it: the locks it holds, the passwords it has read. Nothing of it outlives the run. */
public final class Live implements AutoCloseable {
    private final FlyClient fly;
    private final Pace pace;
    private final boolean local;
    private final Proxies proxies;
    private final Map<String, ClusterLock> locks = new ConcurrentHashMap<>();
    /** For the nodes' admin API, which knows no TLS; with it, a client would read all certificates of the computer first. */
    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .build();

    private final Map<String, Operator> operators = new ConcurrentHashMap<>();
    private final Map<Address, Map<String, SecretText>> issued = new ConcurrentHashMap<>();

    /**
     * For one run.
     *
     * @param local whether this is the local platform, where names such as {@code orders-db.flycast} mean nothing
     * @param proxies of this computer that lead to nodes, of whatever clusters
     */
    public Live(FlyClient fly, Pace pace, boolean local, Proxies proxies) {
        this.fly = fly;
        this.pace = pace;
        this.local = local;
        this.proxies = proxies;
    }

    public FlyClient fly() {
        return fly;
    }

    public Pace pace() {
        return pace;
    }

    public boolean isLocal() {
        return local;
    }

    /** Whether this computer has proxies that may lead to nodes. */
    boolean hasProxies() {
        return !proxies.isEmpty();
    }

    /** The machines of a cluster's app, with the leases this run holds on them. */
    public Machines machines(String cluster) {
        Nonces nonces = Optional.<Nonces>ofNullable(locks.get(cluster)).orElse(Nonces.NONE);
        return fly.machines(cluster).holding(nonces);
    }

    /** Begins to hold a cluster's machines. */
    public ClusterLock lock(String cluster) {
        ClusterLock lock = new ClusterLock(cluster, fly.machines(cluster).leases(), pace, () -> locks.remove(cluster));
        locks.put(cluster, lock);
        return lock;
    }

    /** The lock this run holds on a cluster. */
    public Optional<ClusterLock> held(String cluster) {
        return Optional.ofNullable(locks.get(cluster));
    }

    /** The admin API of a node of ours. */
    public AdminApi admin(Machine machine) {
        return operator(cluster(machine)).admin(machine);
    }

    /** The PostgreSQL of a node, as its operator. */
    public Node postgres(Machine machine) {
        return operator(cluster(machine)).node(machine);
    }

    private static String cluster(Machine machine) {
        return Marks.of(machine).map(Marks::cluster).orElseThrow();
    }

    /** The way into a cluster's nodes as their operator. */
    public Operator operator(String cluster) {
        return operators.computeIfAbsent(cluster, name -> new Operator(fly, name, () -> machines(name), http, proxies));
    }

    /** Our own machines of a cluster, as they are now; none while there is no app. */
    public List<Machine> nodes(String cluster) {
        try {
            return machines(cluster).list().stream()
                    .filter(machine -> Marks.of(machine).isPresent())
                    .toList();
        } catch (FlyException e) {
            if (e.is(FlyException.Kind.NOT_FOUND)) {
                return List.of();
            }
            throw e;
        }
    }

    /** The machine of a node, as it is now: our own one while another run makes the same. */
    public Optional<Machine> find(NodeName node) {
        return nodes(node.cluster()).stream()
                .filter(machine -> Marks.of(machine).map(Marks::name).equals(Optional.of(node)))
                .min(Comparator.comparing(machine -> !isHeld(node.cluster(), machine)));
    }

    private boolean isHeld(String cluster, Machine machine) {
        return held(cluster).flatMap(lock -> lock.of(machine.id())).isPresent();
    }

    /** The machine of a node that has to be there. */
    public Machine require(NodeName node) {
        return find(node).orElseThrow(() -> Failures.stale(node, "the machine of " + node + " is gone"));
    }

    /** Remembers the URLs that an attachment was given, by the name of the secret: the platform never shows them again. */
    public void issue(Address attachment, Map<String, SecretText> urls) {
        issued.put(attachment, Map.copyOf(urls));
    }

    /** The URLs that this run gave an attachment; none when it gave it none. */
    public Map<String, SecretText> issued(Address attachment) {
        return issued.getOrDefault(attachment, Map.of());
    }

    /** Ends idle connections, so that the process can end at once. */
    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        fly.close();
    }
}

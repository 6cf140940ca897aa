package io.flypg.local.node;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.guest.Guest;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.guest.GuestSpec.Volume;
import io.flypg.local.guest.Neighbourhood;
import io.flypg.local.node.binaries.Binaries;
import io.flypg.local.node.process.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A cluster of real nodes under one app, with the little of the platform that they need. */
final class LocalCluster implements AutoCloseable {
    static final String PASSWORD = "operatorPw1";
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final LoopbackBlock addresses = new LoopbackBlock();
    private final FastClock clock = new FastClock();
    private final PostgresGuests guests;
    private final Path folder;
    private final Map<String, String> store = new ConcurrentHashMap<>();
    private final Map<String, TestNode> nodes = new ConcurrentHashMap<>();
    private final Neighbourhood neighbourhood = new StoredNeighbourhood();
    private String app = "orders-db";
    private String tag = "17";

    LocalCluster() {
        this(Binaries.standard());
    }

    LocalCluster(Binaries binaries) {
        this.guests = new PostgresGuests(binaries, clock);
        try {
            this.folder = Files.createTempDirectory("flypg-node-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalCluster version(String imageTag) {
        this.tag = imageTag;
        return this;
    }

    LocalCluster named(String name) {
        this.app = name;
        return this;
    }

    FastClock clock() {
        return clock;
    }

    Map<String, String> store() {
        return store;
    }

    Path folder() {
        return folder;
    }

    /** A node that is not started. */
    TestNode node(int number, String region) {
        return new TestNode(number, region);
    }

    /** A node of the primary region that has become what it is to be. */
    TestNode started(int number, String role) {
        TestNode node = node(number, "ams");
        node.start();
        node.awaitRole(role);
        return node;
    }

    static <T> T await(String what, Callable<Optional<T>> probe) {
        long start = System.nanoTime();
        Exception last = null;
        while (System.nanoTime() - start < LIMIT.toNanos()) {
            try {
                Optional<T> found = probe.call();
                if (found.isPresent()) {
                    return found.get();
                }
                MILLISECONDS.sleep(20);
            } catch (Exception e) {
                last = e;
            }
        }
        throw new AssertionError("not within " + LIMIT + ": " + what, last);
    }

    @Override
    public void close() throws IOException {
        new ArrayList<>(nodes.values()).forEach(TestNode::kill);
        Trees.delete(folder);
    }

    private final class StoredNeighbourhood implements Neighbourhood {
        @Override
        public List<Member> members(String app) {
            return nodes.values().stream()
                    .map(node -> new Member(node.machine(), node.region(), node.address()))
                    .toList();
        }

        @Override
        public Optional<String> get(String app, String key) {
            return Optional.ofNullable(store.get(key));
        }

        @Override
        public void put(String app, String key, String value) {
            store.put(key, value);
        }
    }

    /** One node of the cluster, seen from outside. */
    final class TestNode {
        private final int number;
        private final String region;
        private final AtomicLong bytes = new AtomicLong(1L << 30);
        private int memoryMegabytes = 1024;
        private Path volume;
        private final Map<String, String> environment = new HashMap<>(Map.of(
                "SU_PASSWORD", "adminPw1",
                "OPERATOR_PASSWORD", PASSWORD,
                "REPL_PASSWORD", "replicationPw1",
                "PRIMARY_REGION", "ams",
                "FLY_CONSUL_URL", "https://:token@consul.example/orders-db/"));
        private Guest guest;

        TestNode(int number, String region) {
            this.number = number;
            this.region = region;
            this.volume = folder.resolve("volume" + number);
            this.guest = create();
        }

        String machine() {
            return "d89012345678%02x".formatted(number);
        }

        String region() {
            return region;
        }

        String address() {
            return addresses.address(number);
        }

        Path volume() {
            return volume;
        }

        Guest guest() {
            return guest;
        }

        TestNode with(String name, String value) {
            environment.put(name, value);
            guest = create();
            return this;
        }

        TestNode without(String name) {
            environment.remove(name);
            guest = create();
            return this;
        }

        /** As a new machine that gets the volume of an old one. */
        TestNode on(TestNode old) {
            volume = old.volume;
            guest = create();
            return this;
        }

        TestNode memory(int megabytes) {
            memoryMegabytes = megabytes;
            guest = create();
            return this;
        }

        void resize(long size) {
            bytes.set(size);
        }

        void start() {
            nodes.put(machine(), this);
            guest.start();
            assertThat(guest.failure()).isEmpty();
        }

        void stop() {
            stop(Duration.ofSeconds(5));
        }

        void stop(Duration limit) {
            nodes.remove(machine());
            guest.stop("SIGINT", limit);
        }

        void kill() {
            nodes.remove(machine());
            guest.kill();
        }

        Http.Answer get(String path) {
            return Http.call("GET", address(), path, "");
        }

        Http.Answer post(String path, String body) {
            return Http.call("POST", address(), path, body);
        }

        String metrics() {
            return Http.answer("GET", address() + ":9187/metrics", "").body();
        }

        Sql sql(String database) {
            return new Sql(address(), 5433, database);
        }

        Sql sql() {
            return sql("postgres");
        }

        void awaitRole(String role) {
            await(
                    "role " + role + " of " + number + ", which says " + roleNow(),
                    () -> Optional.of(roleNow()).filter(role::equals));
        }

        String roleNow() {
            try {
                return get("/flycheck/role").body();
            } catch (AssertionError e) {
                return "nothing";
            }
        }

        private Guest create() {
            return guests.create(
                    new GuestSpec(
                            app,
                            machine(),
                            region,
                            "flyio/postgres-flex:" + tag,
                            address(),
                            environment,
                            memoryMegabytes,
                            Optional.of(new Volume(volume(), bytes::get))),
                    neighbourhood);
        }
    }
}

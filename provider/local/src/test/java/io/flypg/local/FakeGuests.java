package io.flypg.local;

import com.sun.net.httpserver.HttpServer;
import io.flypg.local.guest.ExecResult;
import io.flypg.local.guest.Guest;
import io.flypg.local.guest.GuestFactory;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.guest.Neighbourhood;
import io.flypg.local.network.Rebind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Small guests with real ports: checks on 5500, and a 5432 that says the machine's id. They remember what was done to them. */
final class FakeGuests implements GuestFactory {
    final List<GuestSpec> boots = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<Path> swept = new CopyOnWriteArrayList<>();
    private final Map<String, Fake> living = new ConcurrentHashMap<>();
    private volatile String broken = "";
    private volatile boolean thrown;
    private volatile boolean hopeless;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Guest create(GuestSpec spec, Neighbourhood neighbourhood) {
        boots.add(spec);
        Fake fake = new Fake(spec, neighbourhood);
        living.put(spec.machine(), fake);
        return fake;
    }

    @Override
    public void clearStrays(Path volumes) {
        swept.add(volumes);
    }

    Fake of(String machine) {
        return Optional.ofNullable(living.get(machine)).orElseThrow();
    }

    GuestSpec lastBoot() {
        return boots.getLast();
    }

    /** From now on no guest boots, for this reason; empty heals. */
    void refuseToBoot(String why) {
        broken = why;
        thrown = false;
        hopeless = false;
    }

    /** The same, for a reason that does not pass by itself. */
    void refuseToBootForGood(String why) {
        refuseToBoot(why);
        hopeless = true;
    }

    /** From now on every boot and every stop takes until the gate is opened. */
    void shutGate() {
        gate = new CountDownLatch(1);
    }

    void openGate() {
        gate.countDown();
    }

    private void passGate() {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same, but by an exception that nobody foresaw. */
    void breakAtBoot(String why) {
        broken = why;
        thrown = true;
    }

    /** One guest. */
    final class Fake implements Guest {
        final GuestSpec spec;
        final Neighbourhood neighbourhood;
        volatile int exitCode = 1;
        volatile String role = "primary";
        volatile boolean healthy = true;
        private volatile boolean running;
        /** How often a check wanted to know what the boot waits for. */
        final AtomicInteger asked = new AtomicInteger();

        private Optional<HttpServer> admin = Optional.empty();
        private Optional<Greeter> greeter = Optional.empty();

        Fake(GuestSpec spec, Neighbourhood neighbourhood) {
            this.spec = spec;
            this.neighbourhood = neighbourhood;
        }

        @Override
        public void start() {
            passGate();
            if (thrown) {
                throw new IllegalStateException(broken);
            }
            if (broken.isEmpty()) {
                listen();
            }
        }

        @Override
        public void stop(String signal, Duration limit) {
            passGate();
            calls.add("stop " + spec.machine() + " " + signal + " " + limit);
            die(0);
        }

        @Override
        public void kill() {
            calls.add("kill " + spec.machine());
            die(KILLED);
        }

        /** Ends as if by itself. */
        void die(int code) {
            exitCode = code;
            end();
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public Optional<String> failure() {
            return running || broken.isEmpty() ? Optional.empty() : Optional.of(broken);
        }

        @Override
        public Optional<String> preparing() {
            asked.incrementAndGet();
            return gate.getCount() > 0 ? Optional.of("behind the gate") : Optional.empty();
        }

        @Override
        public boolean isHopeless() {
            return hopeless;
        }

        @Override
        public int exitCode() {
            return exitCode;
        }

        @Override
        public ExecResult exec(List<String> argv, String input) {
            return new ExecResult(argv.size(), String.join("|", argv), "err");
        }

        @Override
        public void whileStill(Runnable work) {
            calls.add("still " + spec.machine());
            work.run();
        }

        /** Nothing listens any more when this returns. */
        private synchronized void end() {
            running = false;
            admin.ifPresent(server -> server.stop(0));
            greeter.ifPresent(Greeter::close);
        }

        private synchronized void listen() {
            try {
                InetAddress address = InetAddress.ofLiteral(spec.address());
                HttpServer server = Rebind.patiently(() -> HttpServer.create(new InetSocketAddress(address, 5500), 0));
                server.createContext("/flycheck/", exchange -> {
                    byte[] body = (exchange.getRequestURI().getPath().endsWith("role") ? role : "[✓] ok")
                            .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(healthy ? 200 : 500, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
                server.start();
                admin = Optional.of(server);
                greeter = Optional.of(new Greeter(address));
                running = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Says the machine's id to whoever connects. */
        private final class Greeter {
            private final ServerSocket socket;
            private final Thread thread;

            Greeter(InetAddress address) throws IOException {
                socket = Rebind.patiently(() -> new ServerSocket(5432, 50, address));
                thread = Thread.ofVirtual().start(this::greet);
            }

            // the kernel goes on taking connections until the thread that accepts them has let go of the socket
            void close() {
                try {
                    socket.close();
                    thread.join();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }

            private void greet() {
                while (!socket.isClosed()) {
                    try (var client = socket.accept()) {
                        client.getOutputStream().write((spec.machine() + "\n").getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException _) {
                        // closed, or a client that went away again
                    }
                }
            }
        }
    }
}

package io.flypg.pulumi.session;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.fly.call.FlyToken;
import io.flypg.resources.FlyPlatform;
import io.flypg.resources.Resources;
import io.flypg.resources.live.Live;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One provider of a program: its settings, its platform, and what runs on it now. */
public final class Session implements AutoCloseable {
    private final Surroundings surroundings;
    private final Set<Applier> running = ConcurrentHashMap.newKeySet();
    private final Map<String, ReentrantLock> clusters = new ConcurrentHashMap<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final Map<String, Spec> declared = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Set<String> undecided = ConcurrentHashMap.newKeySet();
    private volatile EngineLog log = EngineLog.SILENT;
    private volatile @Nullable Settings settings;
    private volatile @Nullable Live live;
    private volatile boolean cancelled;

    public Session(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public EngineLog log() {
        return log;
    }

    /** Says from now on to somebody what happens. */
    public synchronized void logTo(EngineLog other) {
        log.close();
        log = other;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** Takes other settings; the platform is looked for when it is first needed. */
    public synchronized void configure(Settings given) {
        leave();
        settings = given;
        cancelled = false;
        declared.clear();
        undecided.clear();
    }

    /** The settings; without any nothing can be done. */
    public Settings settings() {
        Settings given = settings;
        if (given == null) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "Not configured", "the engine asked for a resource before it configured this.", ""));
        }
        return given;
    }

    /**
     * The platform that the settings name; nothing is called yet.
     *
     * @throws Failure bad input, when they name none
     */
    public synchronized Live live() {
        Live open = live;
        if (open == null) {
            Settings given = settings();
            Map<String, String> environment = given.local()
                    ? surroundings.local().environment(text -> log.say(EngineLog.Level.INFO, "", text))
                    : given.environment(surroundings.environment());
            requireToken(environment);
            open = Resources.live(environment, surroundings.options(), surroundings.pace());
            live = open;
        }
        return open;
    }

    private static void requireToken(Map<String, String> environment) {
        if (FlyToken.from(environment).isEmpty()) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "No token",
                            "talking to Fly.io needs a token.",
                            "run 'pulumi config set --secret flypg:token …' with one from 'fly tokens create org', or set"
                                    + " FLY_API_TOKEN; 'pulumi config set flypg:local true' uses the local platform"));
        }
    }

    /** The platform as the engine of flypg sees it. */
    public FlyPlatform platform() {
        return new FlyPlatform(live());
    }

    /** A definition of one resource alone: what else there is, is not its business. */
    public Definition definition(Spec spec) {
        return new Definition(settings().project(), settings().organization(), false, List.of(spec), Map.of());
    }

    /** Does one thing after the other on a cluster: its lock is one for the whole process. */
    public <T> T alone(Optional<String> cluster, Supplier<T> work) {
        if (cluster.isEmpty()) {
            return work.get();
        }
        ReentrantLock lock = clusters.computeIfAbsent(cluster.get(), _ -> new ReentrantLock());
        busy.incrementAndGet();
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
            busy.decrementAndGet();
        }
    }

    /**
     * Runs a plan so that it can be stopped.
     *
     * @param limit after which it is stopped by itself; zero for none
     */
    public <T> T running(Duration limit, Consumer<Event> events, Function<Applier, T> work) {
        Applier applier = new Applier(platform(), events, System::nanoTime);
        running.add(applier);
        Thread clock = Thread.ofVirtual().unstarted(() -> stopAfter(limit, applier));
        try {
            if (limit.isPositive()) {
                clock.start();
            }
            if (cancelled) {
                applier.stop();
            }
            return work.apply(applier);
        } finally {
            clock.interrupt();
            running.remove(applier);
        }
    }

    private static void stopAfter(Duration limit, Applier applier) {
        try {
            Thread.sleep(limit);
            applier.stop();
        } catch (InterruptedException _) {
            return; // it ended before
        }
    }

    /** Lets what runs come to its next possible end, and begins nothing more. */
    public void cancel() {
        cancelled = true;
        running.forEach(Applier::stop);
    }

    /** Whether somebody asked to stop. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Whether nothing is being changed. */
    public boolean isIdle() {
        return running.isEmpty() && busy.get() == 0;
    }

    /** Notes what a resource of the program declares, instead of what it declared before. */
    public void declare(Spec spec, String urn) {
        declared.put(urn, spec);
        undecided.remove(urn);
    }

    /** Notes that a resource may be declared later in this run, or not at all. */
    public void leaveOpen(String urn) {
        if (!declared.containsKey(urn)) {
            undecided.add(urn);
        }
    }

    /** Whether it is not known yet if the program declares a resource. */
    public boolean isOpen(String urn) {
        return undecided.contains(urn);
    }

    /** The resource of the program that declares an address, as far as one was checked in this run; the first one when there are two. */
    public Optional<String> declarer(Address address) {
        return declarers(spec -> spec.address().equals(address)).stream().findFirst();
    }

    /** The resources of the program that cannot be without what is at an address. */
    public List<String> users(Address address) {
        return declarers(spec -> spec.dependsOn().contains(address));
    }

    private List<String> declarers(Predicate<Spec> which) {
        synchronized (declared) {
            return declared.entrySet().stream()
                    .filter(entry -> which.test(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Override
    public synchronized void close() {
        leave();
        logTo(EngineLog.SILENT);
    }

    private void leave() {
        Live open = live;
        live = null;
        if (open != null) {
            open.close();
        }
    }
}

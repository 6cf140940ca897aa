package io.flypg.engine.fake;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Platform;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Remembers what is done to it, in order, and does at each step what a test wants. */
public final class FakePlatform implements Platform {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> atStep = new ConcurrentHashMap<>();
    private final Map<String, Runnable> atLock = new ConcurrentHashMap<>();
    private final Map<String, Runnable> atRelease = new ConcurrentHashMap<>();
    private final Deque<Observations> looks = new ArrayDeque<>();
    private final Map<Address, Observation<?>> meanwhile = new ConcurrentHashMap<>();
    private Observations last = Looked.nothing().done();

    /** What happened: {@code run cluster.db/1}, {@code lock db}, {@code release db}. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** The steps that were run, by their subjects. */
    public List<String> steps() {
        return ofKind("run ");
    }

    /** The clusters that were locked. */
    public List<String> locked() {
        return ofKind("lock ");
    }

    /** The clusters that were given back. */
    public List<String> released() {
        return ofKind("release ");
    }

    private List<String> ofKind(String kind) {
        return log.stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()))
                .toList();
    }

    /** What happens when the only step of a fake change is run. */
    public FakePlatform at(Address address, Runnable happens) {
        return at(FakeStep.of(address).subject(), happens);
    }

    /** What happens when the step of that subject is run. */
    public FakePlatform at(String subject, Runnable happens) {
        atStep.put(subject, happens);
        return this;
    }

    public FakePlatform atLock(String cluster, Runnable happens) {
        atLock.put(cluster, happens);
        return this;
    }

    public FakePlatform atRelease(String cluster, Runnable happens) {
        atRelease.put(cluster, happens);
        return this;
    }

    /** What the next look brings; the last one stays. */
    public FakePlatform shows(Looked looked) {
        looks.add(looked.done());
        return this;
    }

    /** What became of something between the plan and the lock; the rest is as at the last look. */
    public FakePlatform meanwhile(Address address, Seen seen) {
        meanwhile.put(address, new Observation.Present<>(seen));
        return this;
    }

    /** For {@link #at}: an expected failure of that kind. */
    public static Runnable fails(Failure.Kind kind) {
        return () -> {
            throw new Failure(kind, Problem.general("It did not work", "as the test wanted.", ""));
        };
    }

    @Override
    public Observations observe(Definition definition) {
        Observations next = looks.size() > 1 ? looks.poll() : looks.peek();
        if (next == null) {
            throw new IllegalStateException("the test shows nothing");
        }
        return seen(next);
    }

    /** What a plan was made from without this platform. */
    public Observations seen(Observations looked) {
        last = looked;
        return looked;
    }

    @Override
    public Observations observe(Definition definition, String cluster) {
        Map<Address, Observation<?>> seen = new HashMap<>();
        definition.addresses().stream()
                .filter(address -> isOf(cluster, address))
                .forEach(address -> seen.put(address, last.find(address, Seen.class)));
        last.all().forEach((address, look) -> {
            if (isOf(cluster, address)) {
                seen.put(address, look);
            }
        });
        seen.putAll(meanwhile);
        seen.keySet().removeIf(address -> !isOf(cluster, address));
        return new Observations(seen);
    }

    private boolean isOf(String cluster, Address address) {
        return address.equals(Address.cluster(cluster))
                || address.name().startsWith(cluster + "/")
                || last.present(address, Seen.class)
                        .filter(seen -> seen.dependsOn().contains(Address.cluster(cluster)))
                        .isPresent();
    }

    @Override
    public void run(Step step, Definition definition, Consumer<String> note) {
        log.add("run " + step.subject());
        note.accept("working");
        atStep.getOrDefault(step.subject(), () -> {}).run();
    }

    @Override
    public Lock lock(String cluster, Consumer<String> note) {
        log.add("lock " + cluster);
        note.accept("locking");
        atLock.getOrDefault(cluster, () -> {}).run();
        return () -> {
            log.add("release " + cluster);
            atRelease.getOrDefault(cluster, () -> {}).run();
        };
    }
}

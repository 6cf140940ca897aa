package io.flypg.local.fault;

import io.flypg.local.model.Refused;
import io.flypg.local.platform.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Takes orders for faults, and knows those that last. None outlives the server. */
public final class FaultOrders implements AutoCloseable {
    private static final long LONGEST_REFUSAL_MILLIS = 60_000;

    private final Faults calls;
    private final NodeFaults nodes;
    private final Consumer<Duration> door;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Standing> standing = new ConcurrentSkipListMap<>();

    /**
     * No fault yet.
     *
     * @param door closes the API to everybody for a time
     */
    public FaultOrders(Faults calls, Platform platform, Consumer<Duration> door) {
        this.calls = calls;
        this.nodes = new NodeFaults(platform);
        this.door = door;
    }

    /** Those on calls, whoever asked for them. */
    public Faults calls() {
        return calls;
    }

    /** What lasts, and how it ends. */
    private record Standing(String text, LongSupplier struck, Runnable end) {
        InForce as(long id) {
            return new InForce(id, text, struck.getAsLong());
        }
    }

    /**
     * Does what is ordered.
     *
     * @throws Refused when the machine is not there, or cannot have this fault
     */
    public InForce take(Order order) {
        return switch (order) {
            case Order.OnCalls onCalls -> onCalls(onCalls);
            case Order.Refuse(long millis) -> refuse(millis);
            case Order.Kill(String machine, boolean whole) ->
                over(whole ? nodes.cutPower(machine) : nodes.killPostgres(machine));
            case Order.Migrate(String machine) -> over(nodes.migrate(machine));
            case Order.Fill(String machine, int percent) -> lasting(nodes.fill(machine, percent));
            case Order.CutOff(String machine) -> lasting(nodes.cutOff(machine));
        };
    }

    /** Those that last, in the order they were asked for. */
    public List<InForce> inForce() {
        return standing.entrySet().stream()
                .map(entry -> entry.getValue().as(entry.getKey()))
                .toList();
    }

    /** Ends one of them. */
    public InForce clear(long id) {
        Standing fault = standing.remove(id);
        if (fault == null) {
            throw new Refused(404, "there is no fault " + id + " in force");
        }
        fault.end().run();
        return fault.as(id);
    }

    /** Ends all of them. */
    public List<InForce> clear() {
        List<InForce> ended = new ArrayList<>();
        for (long id : List.copyOf(standing.keySet())) {
            Standing fault = standing.remove(id); // another client may have been faster
            if (fault != null) {
                fault.end().run();
                ended.add(fault.as(id));
            }
        }
        return ended;
    }

    @Override
    public void close() {
        Collection<Standing> left = List.copyOf(standing.values());
        standing.clear();
        left.forEach(fault -> fault.end().run());
    }

    private InForce onCalls(Order.OnCalls order) {
        Fault rule = calls.add(new Fault(order.calls(), effect(order)));
        return keep(new Standing(order.calls() + ": " + words(order), rule::struck, () -> calls.remove(rule)));
    }

    private static Effect effect(Order.OnCalls order) {
        return switch (order) {
            case Order.Delay(Calls _, long millis) -> new Effect.Delay(Duration.ofMillis(millis));
            case Order.Answer(Calls _, int status, String body, boolean after) ->
                after ? new Effect.RefuseAfter(status, body) : new Effect.Refuse(status, body);
            case Order.Drop(Calls _, boolean after) -> after ? new Effect.DropAfter() : new Effect.DropBefore();
        };
    }

    private static String words(Order.OnCalls order) {
        return switch (order) {
            case Order.Delay(Calls _, long millis) -> "done " + millis + " ms later";
            case Order.Answer(Calls _, int status, String _, boolean after) ->
                "answered " + status + (after ? " after the work is done" : " and not done");
            case Order.Drop(Calls _, boolean after) ->
                "the connection breaks " + (after ? "after the work is done" : "before anything is done");
        };
    }

    private InForce refuse(long millis) {
        if (millis <= 0 || millis > LONGEST_REFUSAL_MILLIS) {
            throw Refused.malformed("connections can be refused for at most " + LONGEST_REFUSAL_MILLIS / 1000 + " s");
        }
        door.accept(Duration.ofMillis(millis));
        return over("for " + millis + " ms nobody can connect, 'local status' and 'local stop' neither");
    }

    private InForce lasting(NodeFaults.Lasting fault) {
        return keep(new Standing(fault.text(), () -> 0, fault::end));
    }

    private InForce keep(Standing fault) {
        long id = ids.incrementAndGet();
        standing.put(id, fault);
        return fault.as(id);
    }

    private static InForce over(String text) {
        return new InForce(0, text, 0);
    }
}

package io.flypg.local.node.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which node of an app has which role, as the nodes say themselves. It stands for the role checks that each node's proxy makes on all
 * others: where no node says {@code primary}, there is no way to one.
 */
public final class RoleBoard {
    private final Map<String, Map<String, Entry>> apps = new TreeMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** A node and its role in the words of its check. */
    public record Entry(String machine, String address, String role) {}

    public synchronized void publish(String app, Entry entry) {
        Entry before = apps.computeIfAbsent(app, _ -> new TreeMap<>()).put(entry.machine(), entry);
        if (!entry.equals(before)) {
            listeners.forEach(Runnable::run);
        }
    }

    public synchronized void withdraw(String app, String machine) {
        if (apps.getOrDefault(app, Map.of()).containsKey(machine)) {
            apps.getOrDefault(app, new TreeMap<>()).remove(machine);
            listeners.forEach(Runnable::run);
        }
    }

    /** The node that takes writes now. */
    public synchronized Optional<Entry> primary(String app) {
        return apps.getOrDefault(app, Map.of()).values().stream()
                .filter(entry -> entry.role().equals("primary"))
                .findFirst();
    }

    /** Has something run whenever a role changes; it must be quick. */
    public synchronized void listen(Runnable listener) {
        listeners.add(listener);
    }

    public synchronized void forget(Runnable listener) {
        listeners.remove(listener);
    }
}

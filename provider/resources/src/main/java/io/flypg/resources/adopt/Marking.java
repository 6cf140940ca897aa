package io.flypg.resources.adopt;

import io.flypg.fly.machine.Machine;
import io.flypg.postgres.Node;
import io.flypg.postgres.state.Contents;
import io.flypg.resources.live.ClusterLock;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.Operator;
import io.flypg.resources.live.Primary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the marks that make a cluster a project's: comments on roles and metadata of machines, which restart nothing. A run that is
 * killed leaves a cluster that the next one finishes; until then it belongs to whom it belonged before, or half to each, which every plan
 * refuses.
 */
public final class Marking {
    private final Live live;
    private final Adoption adoption;

    public Marking(Live live, Adoption adoption) {
        this.live = live;
        this.adoption = adoption;
    }

    /** Marks, while nobody else can change the machines. Until then somebody else may have: an import of another project, for one. */
    public void run(Consumer<String> note) {
        String cluster = adoption.cluster();
        try (ClusterLock lock = live.lock(cluster)) {
            adoption.marks().keySet().stream().sorted().forEach(id -> lock.take(id, note));
            List<Machine> machines = live.machines(cluster).list();
            requireSame(machines);
            Node primary = primary(machines);
            Contents contents = primary.contents(Set.of());
            requireOwn(machines, contents);
            roles(lock, primary, contents);
            machines.stream()
                    .filter(machine -> adoption.marks().containsKey(machine.id()))
                    .forEach(machine -> mark(lock, machine));
        }
    }

    private void requireSame(List<Machine> machines) {
        Set<String> nodes = machines.stream()
                .filter(machine -> Members.isNode(machine) && !machine.state().isGoing())
                .map(Machine::id)
                .collect(Collectors.toSet());
        if (!nodes.equals(adoption.marks().keySet())) {
            throw Failures.stale("cluster." + adoption.cluster(), "its machines are others than a moment ago");
        }
    }

    private Node primary(List<Machine> machines) {
        Operator operator = live.operator(adoption.cluster());
        return Primary.among(operator, machines)
                .map(operator::node)
                .orElseThrow(
                        () -> Failures.stale("cluster." + adoption.cluster(), "no node says that it is the primary"));
    }

    private void requireOwn(List<Machine> machines, Contents contents) {
        Stream.concat(
                        machines.stream()
                                .flatMap(machine -> Marks.of(machine).stream())
                                .map(Marks::project),
                        OwnerMarks.owners(contents).stream())
                .filter(owner -> !owner.equals(adoption.definition().project())
                        && !adoption.owners().contains(owner))
                .findFirst()
                .ifPresent(owner -> {
                    throw Adopter.ownedBy(owner, adoption.cluster());
                });
    }

    /** First what is inside: as long as the machines are another project's, so is the whole. */
    private void roles(ClusterLock lock, Node primary, Contents contents) {
        OwnerMarks.comments(contents, adoption.definition().project()).forEach((role, comment) -> {
            lock.requireUnbroken();
            primary.roles().comment(role, comment);
        });
    }

    /** A machine is ours from the moment its project, and on a clone its own id, are there: they are written when the rest is. */
    private void mark(ClusterLock lock, Machine machine) {
        Marks marks = Optional.ofNullable(adoption.marks().get(machine.id())).orElseThrow();
        Map<String, String> last = new LinkedHashMap<>();
        last.put(Marks.PROJECT, marks.project());
        last.put(Marks.SELF, machine.id());
        Map<String, String> first = new LinkedHashMap<>(marks.toMetadata());
        first.keySet().removeAll(last.keySet());
        first.forEach((key, value) -> set(lock, machine, key, value));
        last.forEach((key, value) -> set(lock, machine, key, value));
    }

    /** With the lease as it is now: one that ran out and was taken again is another. */
    private void set(ClusterLock lock, Machine machine, String key, String value) {
        if (!value.equals(machine.metadata().get(key))) {
            lock.requireUnbroken();
            live.machines(adoption.cluster()).metadata(machine.id()).set(key, value);
        }
    }
}

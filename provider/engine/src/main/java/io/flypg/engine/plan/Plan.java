package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All changes that would make the platform as declared.
 *
 * @param project whose plan it is
 * @param changes one per address, in an order in which they can be made
 * @param dependencies which changes have to be done before which
 * @param refusals why the plan as a whole may not be applied; empty when it may
 * @param outlooks each cluster that is declared or goes, before and after
 * @param fingerprint of the observation the plan rests on
 * @param scope whether it is only a part of what could be done
 */
public record Plan(
        String project,
        List<Change> changes,
        Dependencies dependencies,
        List<Problem> refusals,
        SortedMap<String, Outlook> outlooks,
        Fingerprint fingerprint,
        Scope scope) {
    public Plan {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
        outlooks = Collections.unmodifiableSortedMap(new TreeMap<>(outlooks));
    }

    /** The same as a part, which rests only on what was seen at some addresses. */
    public Plan limited(Scope part, Predicate<Address> restsOn) {
        return new Plan(project, changes, dependencies, refusals, outlooks, fingerprint.within(restsOn), part);
    }

    /** The cluster that a change is about, before and after; empty when it is about something else, or changes nothing. */
    public Optional<Outlook> outlook(Change change) {
        return change.address().type() == ResourceType.CLUSTER && !(change instanceof Change.NoChange)
                ? Optional.ofNullable(outlooks.get(change.address().name()))
                : Optional.empty();
    }

    /** What each declared cluster survives, in words. */
    public SortedMap<String, String> guarantees() {
        SortedMap<String, String> guarantees = new TreeMap<>();
        outlooks.forEach(
                (cluster, outlook) -> outlook.after().ifPresent(side -> guarantees.put(cluster, side.guarantee())));
        return guarantees;
    }

    /** Whether there is nothing to do and nothing in the way. */
    public boolean isEmpty() {
        return changes.stream().allMatch(Change.NoChange.class::isInstance);
    }

    /** Whether it may not be applied. */
    public boolean isRefused() {
        return !refusals.isEmpty();
    }

    /** Whether something waits for an observation that could not be made. */
    public boolean isIncomplete() {
        return changes.stream().anyMatch(change -> change instanceof Change.Blocked || change.isPartial());
    }

    /** All steps of all changes. */
    public List<Step> steps() {
        return changes.stream().flatMap(change -> change.steps().stream()).toList();
    }

    /** What users notice, at worst. */
    public Impact impact() {
        return Impact.worst(changes.stream().map(Change::impact).toList());
    }

    /** How many changes of that kind there are. */
    public long count(Class<? extends Change> kind) {
        return changes.stream().filter(kind::isInstance).count();
    }

    /** The change of one address. */
    public Change change(Address address) {
        return changes.stream()
                .filter(change -> change.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the plan: " + address));
    }
}

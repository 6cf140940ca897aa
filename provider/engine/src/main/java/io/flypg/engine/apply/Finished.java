package io.flypg.engine.apply;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Which changes of a plan have ended, and whether they worked; whoever comes after them waits here. */
final class Finished {
    private final Dependencies dependencies;
    private final Map<Address, CompletableFuture<Boolean>> all;

    Finished(Plan plan) {
        this.dependencies = plan.dependencies();
        this.all = plan.changes().stream()
                .collect(Collectors.toUnmodifiableMap(
                        change -> change.address(), _ -> new CompletableFuture<Boolean>()));
    }

    void end(Address address, boolean worked) {
        find(address).ifPresent(future -> future.complete(worked));
    }

    /**
     * Waits for everything before a change, and names the first it needs that did not work out. The change before it in its cluster is
     * waited for in any case: whoever comes next counts on it.
     */
    Optional<Address> failedBefore(Address change) {
        dependencies.after(change).flatMap(this::find).ifPresent(CompletableFuture::join);
        return dependencies.of(change).stream()
                .sorted()
                .filter(needed -> !find(needed).map(CompletableFuture::join).orElse(true))
                .findFirst();
    }

    private Optional<CompletableFuture<Boolean>> find(Address address) {
        return Optional.ofNullable(all.get(address));
    }
}

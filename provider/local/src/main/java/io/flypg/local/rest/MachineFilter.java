package io.flypg.local.rest;

import io.flypg.local.model.Machine;
import java.util.List;
import java.util.function.Predicate;

/** Which machines of a list are wanted: by {@code region}, {@code state} and {@code metadata.KEY=VALUE}, all of which must fit. */
record MachineFilter(Query query) implements Predicate<Machine> {
    @Override
    public boolean test(Machine machine) {
        return isIn("region", machine.identity().region())
                && isIn("state", machine.state().wire())
                && query.below("metadata.").stream()
                        .allMatch(wanted -> machine.version()
                                .metadata(wanted.name())
                                .filter(wanted.value()::equals)
                                .isPresent());
    }

    private boolean isIn(String name, String value) {
        List<String> wanted = query.list(name);
        return wanted.isEmpty() || wanted.contains(value);
    }
}

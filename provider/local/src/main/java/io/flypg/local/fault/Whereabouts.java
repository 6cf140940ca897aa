package io.flypg.local.fault;

import io.flypg.local.model.App;
import io.flypg.local.model.Machine;
import io.flypg.local.model.Refused;
import io.flypg.local.store.World;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the machine that somebody means: by its id, by the node that it is in flypg's plans ({@code orders-db#2}, or {@code orders-db-2}), or
 * by its app when that has one machine alone.
 */
final class Whereabouts {
    private final World world;

    Whereabouts(World world) {
        this.world = world;
    }

    Machine machine(String name) {
        List<Machine> all = world.apps().stream().flatMap(App::living).toList();
        List<Machine> meant = all.stream()
                .filter(machine -> machine.id().equals(name)
                        || node(machine).equals(name.replace('#', '-'))
                        || machine.identity().app().equals(name))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        String there = (meant.isEmpty() ? all : meant)
                .stream().map(Whereabouts::shown).sorted().collect(Collectors.joining(", "));
        throw new Refused(
                404,
                meant.isEmpty()
                        ? "there is no machine '" + name + "'. "
                                + (there.isEmpty() ? "There are none" : "There are " + there)
                        : "'" + name + "' has several machines, and one has to be named: " + there);
    }

    private static String shown(Machine machine) {
        String node = node(machine);
        return node.isEmpty() ? machine.id() + " of " + machine.identity().app() : node + " (" + machine.id() + ")";
    }

    /** Empty for a machine that flypg did not make. */
    private static String node(Machine machine) {
        List<String> parts = Stream.of("flypg_cluster", "flypg_node")
                .flatMap(key -> machine.version().metadata(key).stream())
                .toList();
        return parts.size() == 2 ? String.join("-", parts) : "";
    }
}

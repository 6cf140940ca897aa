package io.flypg.local.agent;

import io.flypg.local.model.App;
import io.flypg.local.model.IpAddress;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineState;
import io.flypg.local.store.World;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fly's private DNS as far as clients use it: {@code APP.flycast}, {@code APP.internal} also with a region or a machine before it, and
 * addresses as they are. Nothing that is not an address of this platform is found.
 */
record Names(World world) {
    /** The addresses that a name stands for now. */
    List<String> find(String host) {
        String[] labels = host.split("\\.", -1);
        String zone = labels[labels.length - 1];
        if (zone.equals("flycast") && labels.length == 2) {
            return flycast(labels[0]);
        }
        if (zone.equals("internal") && labels.length > 1) {
            return started(labels[labels.length - 2])
                    .filter(machine -> fits(machine, labels))
                    .map(machine -> machine.identity().address())
                    .toList();
        }
        return literal(host).filter(this::isOurs).stream().toList();
    }

    /** The machines of an app that run. */
    Stream<Machine> started(String app) {
        return world.app(app).stream().flatMap(App::living).filter(machine -> machine.state() == MachineState.STARTED);
    }

    /** {@code fra.APP.internal} are the machines there, {@code ID.vm.APP.internal} is that one; no other prefix narrows down. */
    private static boolean fits(Machine machine, String[] labels) {
        return switch (labels.length) {
            case 3 -> labels[0].equals(machine.identity().region());
            case 4 -> labels[0].equals(machine.id());
            default -> true;
        };
    }

    private List<String> flycast(String app) {
        return world.app(app).flatMap(App::flycast).map(IpAddress::address).stream()
                .toList();
    }

    /** Also {@code ::ffff:127.1.2.3}, which is 127.1.2.3 for those who insist on IPv6. */
    private static Optional<String> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host).getHostAddress());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean isOurs(String address) {
        return world.apps().stream()
                .anyMatch(app -> app.living()
                                .anyMatch(
                                        machine -> machine.identity().address().equals(address))
                        || app.addresses().stream()
                                .anyMatch(given -> given.address().equals(address)));
    }
}

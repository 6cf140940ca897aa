package io.flypg.local.flycast;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.model.App;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.MachineState;
import io.flypg.local.store.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The machines that can take a connection to a port of an app, now or when they are started for it: not cordoned, with a service there. */
record Backends(World world, String app) {
    private static final Set<MachineState> RESTING = Set.of(MachineState.STOPPED, MachineState.SUSPENDED);

    /** Those that are started, in any order, so that the connections spread. */
    List<InetSocketAddress> of(int port) {
        List<InetSocketAddress> found = new ArrayList<>(world.app(app).stream()
                .flatMap(App::living)
                .filter(machine -> machine.state() == MachineState.STARTED
                        && !machine.status().cordoned())
                .flatMap(machine -> targets(machine, port))
                .toList());
        Collections.shuffle(found);
        return found;
    }

    /** The machines at rest that a connection to the port starts. */
    List<MachineKey> sleeping(int port) {
        return world.app(app).stream()
                .flatMap(App::living)
                .filter(machine ->
                        RESTING.contains(machine.state()) && !machine.status().cordoned())
                .filter(machine -> services(machine, port)
                        .anyMatch(service -> service.path("autostart").asBoolean()))
                .map(machine -> new MachineKey(app, machine.id()))
                .toList();
    }

    private static Stream<InetSocketAddress> targets(Machine machine, int port) {
        return services(machine, port)
                .map(service -> new InetSocketAddress(
                        InetAddress.ofLiteral(machine.identity().address()),
                        service.path("internal_port").asInt()));
    }

    private static Stream<JsonNode> services(Machine machine, int port) {
        return elements(machine.version().config().path("services"))
                .filter(service -> isPort(service.path("internal_port").asInt()))
                .filter(service -> elements(service.path("ports")).anyMatch(open -> serves(open, port)));
    }

    private static boolean isPort(int number) {
        return number > 0 && number <= 65_535;
    }

    private static boolean serves(JsonNode open, int port) {
        int first = open.path("start_port").asInt(Integer.MAX_VALUE);
        boolean inRange = first <= port && port <= open.path("end_port").asInt();
        return inRange || open.path("port").asInt() == port;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

package io.flypg.local.flycast;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.model.App;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineState;
import io.flypg.local.store.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The machines that can take a connection to a port of an app: started, not cordoned, with a service on that port. */
record Backends(World world, String app) {
    /** In any order, so that the connections spread. */
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

    private static Stream<InetSocketAddress> targets(Machine machine, int port) {
        return elements(machine.version().config().path("services"))
                .filter(service -> isPort(service.path("internal_port").asInt()))
                .filter(service -> elements(service.path("ports")).anyMatch(open -> serves(open, port)))
                .map(service -> new InetSocketAddress(
                        InetAddress.ofLiteral(machine.identity().address()),
                        service.path("internal_port").asInt()));
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

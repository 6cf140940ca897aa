package io.flypg.local.rest;

import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES;
import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES;
import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.flypg.local.fault.Calls;
import io.flypg.local.fault.FaultOrders;
import io.flypg.local.fault.InForce;
import io.flypg.local.fault.Order;
import io.flypg.local.json.Json;
import io.flypg.local.model.Refused;
import java.io.IOException;
import java.util.List;

/** Faults, asked for from outside. The real platform has no such calls. */
record FaultRoutes(FaultOrders faults, List<Route> api) {
    private static final ObjectReader ORDERS = Json.MAPPER
            .readerFor(Order.class)
            .with(FAIL_ON_NULL_CREATOR_PROPERTIES, FAIL_ON_MISSING_CREATOR_PROPERTIES);

    List<Route> routes() {
        return List.of(
                route("POST", "/local/faults", this::take),
                route("GET", "/local/faults", _ -> shown(faults.inForce())),
                route("DELETE", "/local/faults", _ -> shown(faults.clear())),
                route("DELETE", "/local/faults/{id}", this::clear));
    }

    private Answer take(Request request) {
        try {
            Order order = ORDERS.readValue(request.body().object());
            if (order instanceof Order.OnCalls onCalls) {
                requireThatItStrikes(onCalls.calls());
            }
            return Answer.created(Json.MAPPER.valueToTree(faults.take(order)));
        } catch (IOException _) {
            throw Refused.malformed("this is no fault that the local platform knows");
        }
    }

    private void requireThatItStrikes(Calls calls) {
        Reach reach = new Reach(calls);
        if (api.stream().noneMatch(reach::holds)) {
            throw Refused.malformed("no call is '" + calls.method() + " " + calls.path()
                    + "', so this would never strike. The nearest is '" + reach.nearest(api) + "'");
        }
    }

    private Answer clear(Request request) {
        try {
            return shown(List.of(faults.clear(Long.parseLong(request.at("id")))));
        } catch (NumberFormatException _) {
            throw Refused.malformed("\"" + request.at("id") + "\" is not the number of a fault");
        }
    }

    private static Answer shown(List<InForce> faults) {
        ArrayNode all = Json.array();
        faults.forEach(fault -> all.add(Json.MAPPER.<JsonNode>valueToTree(fault)));
        return Answer.ok(Json.object().set("faults", all));
    }
}

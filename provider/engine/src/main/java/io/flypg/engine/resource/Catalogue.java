package io.flypg.engine.resource;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every kind of resource there is. */
public final class Catalogue {
    private final Map<ResourceType, ResourceHandler<?, ?>> handlers = new EnumMap<>(ResourceType.class);

    public Catalogue(List<ResourceHandler<?, ?>> handlers) {
        handlers.forEach(handler -> this.handlers.put(handler.type(), handler));
    }

    /** Plans one declared resource; what could not be seen is blocked without asking its handler. */
    public Change plan(Spec desired, Surroundings surroundings) {
        return plan(handler(desired.address()), desired, surroundings);
    }

    /** Plans the removal of something that is there. */
    public Change delete(Address address, Observed observed, Surroundings surroundings) {
        return delete(handler(address), address, observed, surroundings);
    }

    private static <D extends Spec, O extends Observed> Change plan(
            ResourceHandler<D, O> handler, Spec desired, Surroundings surroundings) {
        Observation<O> observed = surroundings.observations().find(desired.address(), handler.observed());
        return observed instanceof Observation.Unknown<O>(String reason)
                ? Blocks.unknown(desired.address(), reason)
                : handler.plan(handler.desired().cast(desired), observed, surroundings);
    }

    private static <D extends Spec, O extends Observed> Change delete(
            ResourceHandler<D, O> handler, Address address, Observed observed, Surroundings surroundings) {
        return handler.delete(address, handler.observed().cast(observed), surroundings);
    }

    private ResourceHandler<?, ?> handler(Address address) {
        ResourceHandler<?, ?> handler = handlers.get(address.type());
        if (handler == null) {
            throw new IllegalArgumentException("no handler for " + address);
        }
        return handler;
    }
}

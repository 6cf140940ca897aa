package io.flypg.engine.resource;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Change;

/**
 * How one kind of resource is planned. Everything here is pure: no call, no clock.
 *
 * @param <D> the desired state
 * @param <O> the observed state
 */
public interface ResourceHandler<D extends Spec, O extends Observed> {
    ResourceType type();

    Class<D> desired();

    Class<O> observed();

    /** What has to change so that the observed state becomes the desired one. An unknown observation is always {@code Blocked}. */
    Change plan(D desired, Observation<O> observed, Surroundings surroundings);

    /** What removing it takes. The plan's limits and protections are not this method's business. */
    Change delete(Address address, O observed, Surroundings surroundings);
}

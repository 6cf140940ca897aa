package io.flypg.engine.fake;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.Definition;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import java.util.LinkedHashMap;
import java.util.Map;

/** One look at a platform, put together by hand. */
public final class Looked {
    private final Map<Address, Observation<Seen>> all = new LinkedHashMap<>();

    /** Nothing is there. */
    public static Looked nothing() {
        return new Looked();
    }

    /** Everything is there, as declared. */
    public static Looked all(Definition definition) {
        Looked looked = new Looked();
        definition.addresses().forEach(address -> looked.present(address, Seen.asDeclared()));
        return looked;
    }

    public Looked present(Address address, Seen seen) {
        all.put(address, new Observation.Present<>(seen));
        return this;
    }

    public Looked present(Address address) {
        return present(address, Seen.asDeclared());
    }

    public Looked absent(Address address) {
        all.put(address, new Observation.Absent<>());
        return this;
    }

    public Looked unknown(Address address, String reason) {
        all.put(address, new Observation.Unknown<>(reason));
        return this;
    }

    public Observations done() {
        return new Observations(all);
    }
}

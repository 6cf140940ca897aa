package io.flypg.engine.model;

import io.flypg.engine.address.Address;
import io.flypg.engine.problem.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one folder of definition files, or one Pulumi stack, declares.
 *
 * @param project whose all this is
 * @param organization the organization on the platform
 * @param whole whether this is everything the project declares: only then may what is owned and not declared be deleted
 * @param specs all declared resources, in the order in which they can be made
 * @param places where each resource was written, as far as known
 */
public record Definition(
        String project, String organization, boolean whole, List<Spec> specs, Map<Address, Place> places) {
    public Definition {
        specs = specs.stream().sorted(Comparator.comparing(Spec::address)).toList();
        places = Map.copyOf(places);
    }

    /** The declared resources of one kind. */
    public <D extends Spec> List<D> all(Class<D> kind) {
        return specs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The declared resource of that address. */
    public Optional<Spec> find(Address address) {
        return specs.stream().filter(spec -> spec.address().equals(address)).findFirst();
    }

    /** The declared cluster of that name. */
    public Optional<ClusterSpec> cluster(String name) {
        return find(Address.cluster(name)).map(ClusterSpec.class::cast);
    }

    /** The addresses of all declared resources. */
    public List<Address> addresses() {
        return specs.stream().map(Spec::address).toList();
    }

    /** The same without where it was written, which means nothing on another computer. */
    public Definition withoutPlaces() {
        return new Definition(project, organization, whole, specs, Map.of());
    }

    /** The same with one resource put in the place of the one with its address. */
    public Definition with(Spec replacement) {
        List<Spec> changed = new ArrayList<>(specs);
        changed.removeIf(spec -> spec.address().equals(replacement.address()));
        changed.add(replacement);
        return new Definition(project, organization, whole, changed, places);
    }
}

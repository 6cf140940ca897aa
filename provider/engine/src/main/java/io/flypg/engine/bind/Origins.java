package io.flypg.engine.bind;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Origin;
import io.flypg.engine.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the values of a definition come from: where each is written, what gave it its value, and what it was laid over. */
public final class Origins {
    /** Of what no definition says. */
    public static final Origins NONE = new Origins(new Places(), Map.of(), Map.of(), List.of());

    private final Places places;
    private final Map<Place, Place> replaced;
    private final Map<Address, Place> tops;
    private final Map<Address, Class<?>> types = new HashMap<>();

    /**
     * @param tops for each resource, where what it is declared in begins at the top of the definition
     */
    Origins(Places places, Map<Place, Place> replaced, Map<Address, Place> tops, List<Spec> specs) {
        this.places = places;
        this.replaced = Map.copyOf(replaced);
        this.tops = Map.copyOf(tops);
        specs.forEach(spec -> types.put(spec.address(), spec.getClass()));
    }

    /** One stop on the way of a value, and what it is on that way. */
    public record Stop(Kind kind, Place place) {}

    /** What a place is to a value. */
    public enum Kind {
        WRITTEN("written"),
        COMES_FROM("comes from"),
        IN_PLACE_OF("in the place of"),
        USED("template used");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The way of a value, from where it stands to where it comes from; empty when nobody wrote it. */
    public List<Stop> of(Address address, String field) {
        Optional<Place> written = places.written(address.toString(), field);
        List<Stop> stops = new ArrayList<>();
        written.ifPresent(place -> {
            stops.add(new Stop(Kind.WRITTEN, place));
            for (Place next = place.from(); next != null; next = next.from()) {
                stops.add(new Stop(Kind.COMES_FROM, next));
            }
            Place before = replaced.get(place);
            if (before != null) {
                stops.add(new Stop(Kind.IN_PLACE_OF, before));
            }
            Place top = tops.get(address);
            if (top != null
                    && stops.stream().noneMatch(stop -> stop.place().file().equals(top.file()))) {
                stops.add(new Stop(Kind.USED, top));
            }
        });
        return stops;
    }

    /** Whether more can be told of a value than that it stands where its resource is declared. */
    public boolean isFromElsewhere(Address address, String field) {
        Place top = tops.get(address);
        return of(address, field).stream()
                .anyMatch(stop -> top == null || !stop.place().file().equals(top.file()));
    }

    /** Where the value of a field in a plan comes from: a word that nobody wrote has its default. */
    public Origin of(Address address, FieldDiff field) {
        Class<?> type = types.get(address);
        boolean isWord = type != null
                && Shape.of(type).field(field.path().split("\\.", 2)[0]).isPresent();
        boolean isDefault = isWord && field.after() != null && !places.isWritten(address.toString(), field.path());
        return field.origin() == Origin.DECLARED && isDefault ? Origin.DEFAULT : field.origin();
    }
}

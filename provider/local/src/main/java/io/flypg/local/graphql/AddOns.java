package io.flypg.local.graphql;

import io.flypg.local.model.Refused;
import java.util.List;
import java.util.Map;

/** Add-ons: there are none, and none can be made. */
final class AddOns {
    /** What the list of anybody's add-ons has in it. */
    static final Map<String, Object> NONE = Shapes.nodes(List.of());

    private AddOns() {}

    static Object provider(Call call) {
        String name = call.text("name").orElse("");
        return Map.of(
                "id", name,
                "name", name,
                "displayName", name,
                "autoProvision", true,
                "excludedRegions", List.of());
    }

    /** The text avoids the words by which a client tells a name that is taken: it would try other names for ever. */
    static Object create(Call call) {
        String type = call.text("type").orElse("add-on");
        throw Refused.invalid("the local platform has no object storage and no other add-ons: " + type
                + " cannot be made here. Create the cluster without --enable-backups");
    }
}

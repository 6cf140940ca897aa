package io.flypg.fly.organization;

import io.flypg.fly.call.Fields;
import io.flypg.fly.call.Request;
import io.flypg.fly.call.Transport;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.volume.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** The organizations that the token can see, and all that runs in one. */
public final class Organizations {

    private static final String ALL = """
            query organizations($admin: Boolean!) {
              organizations(admin: $admin) { nodes { id slug rawSlug name } }
            }""";

    private final Transport transport;

    public Organizations(Transport transport) {
        this.transport = transport;
    }

    public List<Organization> list() {
        return nodes(node -> true);
    }

    /** Finds by slug, also by the one that a personal organization really has behind {@code personal}. */
    public Optional<Organization> find(String slug) {
        return nodes(node -> node.textOr("slug", "").equals(slug)
                        || node.textOr("rawSlug", "").equals(slug))
                .stream()
                .findFirst();
    }

    /** Every machine of an organization that is not destroyed. Changes of the last seconds may not be in it yet. */
    public Listing<OwnedMachine> machines(String slug) {
        return all(slug, "machines", item -> new OwnedMachine(item.textOr("app_name", ""), Machine.read(item)));
    }

    /** Every volume of an organization, also those on their way to deletion. */
    public Listing<OwnedVolume> volumes(String slug) {
        return all(slug, "volumes", item -> new OwnedVolume(item.textOr("app_name", ""), Volume.read(item)));
    }

    private List<Organization> nodes(Predicate<Fields> wanted) {
        return transport.query(
                Request.graphql("organizations", ALL, Map.of("admin", false)),
                data -> data.required("organizations").list("nodes", Function.identity()).stream()
                        .filter(wanted)
                        .map(Organization::read)
                        .toList());
    }

    private <T> Listing<T> all(String slug, String kind, Function<Fields, T> reader) {
        List<T> items = new ArrayList<>();
        Set<String> unread = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Request first = Request.get("v1", "orgs", slug, kind);
        Optional<String> cursor = Optional.of("");
        // a cursor that comes back would lead round in a circle
        while (cursor.isPresent() && seen.add(cursor.get())) {
            Request request = cursor.get().isEmpty() ? first : first.withQuery("cursor", cursor.get());
            cursor = transport.read(request, page -> {
                items.addAll(page.list(kind, reader));
                unread.addAll(page.texts("error_regions"));
                return page.maybeText("next_cursor");
            });
        }
        return new Listing<>(items, List.copyOf(unread));
    }
}

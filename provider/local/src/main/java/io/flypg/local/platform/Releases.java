package io.flypg.local.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.App;
import io.flypg.local.model.Ids;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Release;
import io.flypg.local.store.World;
import java.util.List;
import java.util.Set;

/** Releases of apps: the record that clients keep of what they deployed. Nothing is deployed by them. */
public final class Releases {
    private static final Set<String> STATUSES = Set.of("pending", "running", "complete", "failed", "interrupted");

    private final World world;
    private final Ids ids;

    public Releases(World world, Ids ids) {
        this.world = world;
        this.ids = ids;
    }

    /** A new release of the app, which is then the current one. */
    public Release create(App app, ObjectNode request) {
        return world.alone(() -> {
            App now = world.app(app.name()).orElseThrow(() -> Refused.notFound("app"));
            var release = new Release(
                    ids.release(),
                    now.ledger().current().map(Release::version).orElse(0) + 1,
                    "pending",
                    Json.text(request, "strategy").orElse("ROLLING"),
                    Json.text(request, "image").orElse(""),
                    request.get("definition") instanceof ObjectNode definition ? definition : Json.object(),
                    world.now());
            world.put(now.with(now.ledger().with(release)));
            return release;
        });
    }

    /** Writes down how a release went on. */
    public Release update(List<App> apps, String id, String status) {
        if (!STATUSES.contains(status)) {
            throw Refused.invalid("status \"" + status + "\" of a release is none of "
                    + STATUSES.stream().sorted().toList());
        }
        return world.alone(() -> {
            App app = apps.stream()
                    .flatMap(listed -> world.app(listed.name()).stream())
                    .filter(now -> now.ledger().releases().stream()
                            .anyMatch(release -> release.id().equals(id)))
                    .findFirst()
                    .orElseThrow(() -> Refused.notFound("release"));
            Release changed = app.ledger().releases().stream()
                    .filter(release -> release.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .with(status);
            world.put(app.with(app.ledger().with(changed)));
            return changed;
        });
    }
}

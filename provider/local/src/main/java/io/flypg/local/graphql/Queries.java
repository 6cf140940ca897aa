package io.flypg.local.graphql;

import io.flypg.local.model.App;
import io.flypg.local.model.ImageRef;
import io.flypg.local.model.PostgresReleases;
import io.flypg.local.model.Refused;
import io.flypg.local.platform.Organizations;
import io.flypg.local.platform.Regions;
import io.flypg.local.store.SnapshotContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The root fields that only read. */
final class Queries {
    /** Who answers which. */
    static final Map<String, Function<Call, Object>> ALL = Map.ofEntries(
            Map.entry("app", call -> Shapes.app(call.app("name", "id"))),
            Map.entry("apps", Queries::apps),
            Map.entry("organizations", Queries::organizations),
            Map.entry("organization", Queries::organization),
            Map.entry("platform", _ -> Map.of("requestRegion", Regions.NEAREST, "regions", regions())),
            Map.entry("nearestRegion", _ -> regions().getFirst()),
            Map.entry("viewer", _ -> viewer()),
            Map.entry("latestImageTag", Queries::latestImageTag),
            Map.entry("latestImageDetails", Queries::latestImageDetails),
            Map.entry("machine", Queries::machine),
            Map.entry("postgresAttachments", Attaching::list),
            Map.entry("addOnProvider", AddOns::provider),
            Map.entry("addOns", _ -> AddOns.NONE),
            Map.entry("node", Queries::volume),
            Map.entry("volume", Queries::volume));

    private static final String POSTGRES = "flyio/postgres-flex";

    private Queries() {}

    private static Object apps(Call call) {
        String organization = call.text("organizationId")
                .map(named -> Organizations.require(call.organization(), named).slug())
                .orElse(call.organization());
        String role = call.text("role").orElse("");
        return Shapes.nodes(call.platform().apps().list(organization).stream()
                .filter(app -> role.isEmpty() || app.identity().role().equals(role))
                .map(Shapes::app)
                .toList());
    }

    private static Object organizations(Call call) {
        return Shapes.nodes(List.of(Shapes.organization(Organizations.of(call.organization()))));
    }

    private static Object organization(Call call) {
        String named = call.text("slug")
                .or(() -> call.text("id"))
                .or(() -> call.text("name"))
                .orElse("");
        return Shapes.organization(Organizations.require(call.organization(), named));
    }

    /** The nearest comes first. */
    private static List<Map<String, Object>> regions() {
        return Regions.ALL.stream()
                .sorted((a, b) -> Boolean.compare(
                        b.code().equals(Regions.NEAREST), a.code().equals(Regions.NEAREST)))
                .map(Shapes::region)
                .toList();
    }

    static Map<String, Object> viewer() {
        return Map.of(
                "__typename", "User",
                "id", "user_local",
                "email", "me@example.test",
                "name", "Me",
                "enablePaidHobby", false,
                "agreedToProviderTos", true);
    }

    /** With a snapshot, an image of the major that wrote it. */
    private static Object latestImageTag(Call call) {
        String repository = call.text("repository").orElse("");
        if (!repository.equals(POSTGRES)) {
            throw unknownRepository(repository);
        }
        String major = call.text("snapshotId")
                .map(id -> call.platform().world().folder().snapshots().resolve(id))
                .flatMap(SnapshotContent::postgresMajor)
                .orElse(PostgresReleases.DEFAULT_MAJOR);
        return POSTGRES + ":" + PostgresReleases.newest(major).orElse(major);
    }

    private static Object latestImageDetails(Call call) {
        ImageRef image = ImageRef.parse(call.text("image").orElse(""));
        if (image.postgres().isEmpty()) {
            throw unknownRepository(image.repository() + ":" + image.tag());
        }
        return Shapes.image(image);
    }

    private static Object machine(Call call) {
        String id = call.text("machineId").orElse("");
        return call.platform().apps().list(call.organization()).stream()
                .flatMap(
                        app -> Optional.ofNullable(app.machines().get(id))
                                .map(machine -> inApp(Shapes.machine(machine), app))
                                .stream())
                .findFirst()
                .orElseThrow(() -> Refused.notFound("machine"));
    }

    private static Object volume(Call call) {
        String id = call.text("id").orElse("");
        return call.platform().apps().list(call.organization()).stream()
                .filter(app -> app.volumes().containsKey(id))
                .findFirst()
                .map(app -> inApp(Map.of("__typename", "Volume", "id", id), app))
                .orElseThrow(() -> Refused.notFound("volume"));
    }

    private static Map<String, Object> inApp(Map<String, Object> shape, App app) {
        Map<String, Object> result = new HashMap<>(shape);
        result.put("app", Shapes.app(app));
        return result;
    }

    private static Refused unknownRepository(String image) {
        return new Refused(404, "Unknown repository " + image);
    }
}

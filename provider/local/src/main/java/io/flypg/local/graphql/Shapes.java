package io.flypg.local.graphql;

import io.flypg.local.model.App;
import io.flypg.local.model.ImageRef;
import io.flypg.local.model.IpAddress;
import io.flypg.local.model.Ledger;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineState;
import io.flypg.local.model.PostgresReleases;
import io.flypg.local.model.Release;
import io.flypg.local.platform.Organization;
import io.flypg.local.platform.Organizations;
import io.flypg.local.platform.Regions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What exists, in the shapes of the schema. Every value is made, asked for or not: there are few. */
final class Shapes {
    private Shapes() {}

    static Map<String, Object> app(App app) {
        Map<String, Object> shape = new HashMap<>(Map.of(
                "__typename", "App",
                "id", app.name(),
                "internalNumericId", app.identity().number(),
                "name", app.name(),
                "hostname", app.name() + ".fly.dev",
                "network", app.identity().network(),
                "platformVersion", "machines",
                "cnameTarget", "",
                "createdAt", app.identity().createdAt().toString()));
        boolean started = app.living().anyMatch(machine -> machine.state() == MachineState.STARTED);
        shape.put("deployed", app.living().findAny().isPresent());
        shape.put("status", app.living().findAny().isEmpty() ? "pending" : started ? "deployed" : "suspended");
        shape.put("organization", organization(Organizations.of(app.identity().organization())));
        shape.put("role", role(app.identity().role()));
        shape.put(
                "ipAddresses",
                nodes(app.addresses().stream()
                        .map(address -> address(app, address))
                        .toList()));
        shape.put("egressIpAddresses", nodes(List.of()));
        shape.put("addOns", AddOns.NONE);
        shape.put("limitedAccessTokens", nodes(List.of()));
        shape.put("hostIssues", nodes(List.of()));
        shape.put("services", List.of());
        shape.putAll(releases(app.ledger()));
        shape.put("secrets", secrets(app));
        shape.put("machines", nodes(app.living().map(Shapes::machine).toList()));
        return shape;
    }

    static Map<String, Object> organization(Organization organization) {
        Map<String, Object> shape = new HashMap<>(Map.of(
                "__typename", "Organization",
                "id", organization.id(),
                "internalNumericId", Integer.toString(organization.number()),
                "slug", organization.slug(),
                "rawSlug", organization.slug(),
                "name", organization.name(),
                "type", organization.slug().equals("personal") ? "PERSONAL" : "SHARED",
                "viewerRole", "admin",
                "addOns", AddOns.NONE));
        shape.put("limitedAccessTokens", nodes(List.of()));
        shape.put("members", Map.of("edges", List.of()));
        shape.put("remoteBuilderImage", "");
        shape.put("provisionsBetaExtensions", false);
        shape.put("agreedToProviderTos", true);
        shape.put("paidPlan", true);
        shape.put("billable", true);
        return shape;
    }

    static Map<String, Object> region(Regions.Region region) {
        return Map.of(
                "code", region.code(),
                "name", region.name(),
                "latitude", region.latitude(),
                "longitude", region.longitude(),
                "gatewayAvailable", true,
                "requiresPaidPlan", false,
                "deprecated", false);
    }

    static Map<String, Object> address(App app, IpAddress address) {
        Organization owner = Organizations.of(app.identity().organization());
        return Map.of(
                "__typename", "IPAddress",
                "id", address.id(),
                "address", address.address(),
                "type", address.type(),
                "region", address.region().isEmpty() ? "global" : address.region(),
                "createdAt", address.createdAt().toString(),
                "network", Map.of("name", app.identity().network(), "organization", organization(owner)),
                "serviceName", "");
    }

    static Map<String, Object> machine(Machine machine) {
        Map<String, Object> address = Map.of(
                "family",
                "v6",
                "kind",
                "privatenet",
                "ip",
                "::ffff:" + machine.identity().address(),
                "maskSize",
                112);
        return Map.ofEntries(
                Map.entry("__typename", "Machine"),
                Map.entry("id", machine.id()),
                Map.entry("name", machine.identity().name()),
                Map.entry("state", machine.state().wire()),
                Map.entry("region", machine.identity().region()),
                Map.entry("createdAt", machine.identity().createdAt().toString()),
                Map.entry("instanceId", machine.version().id()),
                Map.entry("config", machine.version().config()),
                Map.entry("host", Map.of("id", "local")),
                Map.entry("ips", nodes(List.of(address))),
                Map.entry("egressIpAddresses", nodes(List.of())));
    }

    static Map<String, Object> image(ImageRef image) {
        return Map.of(
                "registry", image.registry(),
                "repository", image.repository(),
                "tag", image.postgres().orElse(image.tag()),
                "version", PostgresReleases.IMAGE_VERSION,
                "digest", image.digest());
    }

    static Map<String, Object> nodes(List<?> nodes) {
        return Map.of("nodes", nodes, "totalCount", nodes.size(), "pageInfo", Map.of("hasNextPage", false));
    }

    private static Map<String, Object> releases(Ledger ledger) {
        Map<String, Object> shapes = new HashMap<>(Map.of(
                "version", ledger.current().map(Release::version).orElse(0),
                "releases",
                        nodes(ledger.releases().stream().map(Shapes::release).toList()),
                "releasesUnprocessed",
                        nodes(ledger.releases().stream().map(Shapes::release).toList())));
        ledger.current().ifPresent(current -> {
            shapes.put("currentRelease", release(current));
            shapes.put("currentReleaseUnprocessed", release(current));
            shapes.put("config", Map.of("definition", current.definition()));
        });
        return shapes;
    }

    private static Map<String, Object> release(Release release) {
        return Map.ofEntries(
                Map.entry("__typename", "Release"),
                Map.entry("id", release.id()),
                Map.entry("evaluationId", release.id()),
                Map.entry("version", release.version()),
                Map.entry("status", release.status()),
                Map.entry("inProgress", release.isInProgress()),
                Map.entry("stable", release.isComplete()),
                Map.entry("reason", "deploy"),
                Map.entry("description", "Deploy image"),
                Map.entry("user", Queries.viewer()),
                Map.entry("createdAt", release.createdAt().toString()),
                Map.entry("imageRef", release.image()),
                Map.entry("configDefinition", release.definition()));
    }

    private static Map<String, Object> role(String role) {
        return role.equals("postgres_cluster")
                ? Map.of("__typename", "PostgresClusterAppRole", "name", role)
                : Map.of("__typename", "EmptyAppRole", "name", role);
    }

    private static List<Map<String, String>> secrets(App app) {
        return app.secrets().secrets().values().stream()
                .map(secret -> Map.of(
                        "name", secret.name(),
                        "digest", secret.digest(),
                        "createdAt", secret.createdAt().toString()))
                .toList();
    }
}

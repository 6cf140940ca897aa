package io.flypg.local.graphql;

import io.flypg.local.model.App;
import io.flypg.local.model.IpAddress;
import io.flypg.local.platform.Organizations;
import io.flypg.local.platform.Platform;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The root fields that change something. */
final class Mutations {
    private static final long USUAL_HOURS = 24;
    private static final int WIREGUARD_KEY_BYTES = 32;

    private Mutations() {}

    /** Who answers which. */
    static Map<String, Function<Call, Object>> all(CertificateAuthority authority) {
        return Map.ofEntries(
                Map.entry("createApp", Mutations::createApp),
                Map.entry("deleteApp", Mutations::deleteApp),
                Map.entry("allocateIpAddress", Mutations::allocate),
                Map.entry("releaseIpAddress", Mutations::release),
                Map.entry("enablePostgresConsul", call -> Map.of("consulUrl", Platform.consulUrl(call.app("appId")))),
                Map.entry("issueCertificate", call -> certificate(call, authority)),
                Map.entry("setSecrets", Mutations::setSecrets),
                Map.entry("unsetSecrets", Mutations::unsetSecrets),
                Map.entry("attachPostgresCluster", Attaching::attach),
                Map.entry("detachPostgresCluster", Attaching::detach),
                Map.entry("createAddOn", AddOns::create),
                Map.entry("addWireGuardPeer", _ -> peer()),
                Map.entry(
                        "validateWireGuardPeers", _ -> Map.of("validPeerIps", List.of(), "invalidPeerIps", List.of())));
    }

    private static Object createApp(Call call) {
        String organization = call.text("organizationId").orElse(call.organization());
        App app = call.platform()
                .apps()
                .create(
                        Organizations.require(call.organization(), organization),
                        call.text("name").orElse(""),
                        call.text("appRoleId").orElse(""),
                        call.text("network").orElse(""));
        return Map.of("app", Shapes.app(app));
    }

    private static Object deleteApp(Call call) {
        call.platform().apps().delete(call.organization(), call.app("appId").name());
        return Map.of("organization", Shapes.organization(Organizations.of(call.organization())));
    }

    /** A peer that nobody can talk to: clients with an agent of their own need one before they go on. */
    private static Object peer() {
        byte[] key = new byte[WIREGUARD_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Map.of(
                "peerip", "fdaa:0:1:a7b::3",
                "endpointip", "127.0.0.1",
                "pubkey", Base64.getEncoder().encodeToString(key));
    }

    private static Object allocate(Call call) {
        App app = call.app("appId");
        IpAddress address = call.platform()
                .addresses()
                .allocate(app, call.text("type").orElse(""), call.text("region").orElse(""));
        return Map.of("app", Shapes.app(app), "ipAddress", Shapes.address(app, address));
    }

    private static Object release(Call call) {
        App app = call.app("appId");
        call.platform()
                .addresses()
                .release(app, call.text("ipAddressId").or(() -> call.text("ip")).orElse(""));
        return Map.of("app", Shapes.app(app));
    }

    private static Object certificate(Call call, CertificateAuthority authority) {
        List<String> principals =
                call.list("principals").stream().map(Object::toString).toList();
        String certificate = authority.certify(
                call.text("publicKey").orElse(""), principals, call.number("validHours", USUAL_HOURS));
        return Map.of("certificate", certificate, "key", "");
    }

    private static Object setSecrets(Call call) {
        App app = call.app("appId");
        Map<String, @Nullable String> values = new HashMap<>();
        if (call.arguments().get("replaceAll") instanceof Boolean all && all) {
            app.secrets().secrets().keySet().forEach(name -> values.put(name, null));
        }
        for (Object secret : call.list("secrets")) {
            if (secret instanceof Map<?, ?> pair) {
                values.put(String.valueOf(pair.get("key")), String.valueOf(pair.get("value")));
            }
        }
        return changed(call, app, values);
    }

    private static Object unsetSecrets(Call call) {
        Map<String, @Nullable String> values = new HashMap<>();
        call.list("keys").forEach(name -> values.put(name.toString(), null));
        return changed(call, call.app("appId"), values);
    }

    private static Object changed(Call call, App app, Map<String, @Nullable String> values) {
        long version = call.platform().secrets().change(app, values).version();
        return Map.of("release", Map.of("id", "release-" + version, "version", version, "status", "complete"));
    }
}

package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.rest.ServedRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphQlTest extends PlatformTest {
    @BeforeEach
    void app() {
        api.app("pg1");
    }

    @Test
    void an_app_is_looked_up_with_aliases_and_fragments() {
        JsonNode answer = api.graphql("""
                query($appName: String!) {
                  appcompact: app(name: $appName) {
                    ...Compact
                    postgresAppRole: role { __typename name ... on PostgresClusterAppRole { name } }
                    currentRelease: currentReleaseUnprocessed { version }
                  }
                }
                fragment Compact on App {
                  id internalNumericId name hostname deployed network status platformVersion
                  organization { id internalNumericId slug rawSlug paidPlan }
                }""", Map.of("appName", "pg1"));
        assertThat(answer.has("errors")).isFalse();
        assertThat(answer.at("/data/appcompact/id").asText()).isEqualTo("pg1");
        assertThat(answer.at("/data/appcompact/internalNumericId").isInt()).isTrue();
        assertThat(answer.at("/data/appcompact/platformVersion").asText()).isEqualTo("machines");
        assertThat(answer.at("/data/appcompact/organization/slug").asText()).isEqualTo("personal");
        assertThat(answer.at("/data/appcompact/organization/internalNumericId").isTextual())
                .isTrue();
        assertThat(answer.at("/data/appcompact/postgresAppRole/name").asText()).isEqualTo("postgres_cluster");
        assertThat(answer.at("/data/appcompact/currentRelease").isNull()).isTrue();
    }

    @Test
    void an_unknown_app_is_an_error_with_a_code_and_http_200() {
        JsonNode answer = api.graphql("query($n: String!) { app(name: $n) { id } }", Map.of("n", "nope"));
        assertThat(answer.at("/errors/0/message").asText()).isEqualTo("Could not find App \"nope\"");
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("NOT_FOUND");
        assertThat(answer.at("/errors/0/path/0").asText()).isEqualTo("app");
        assertThat(answer.at("/data/app").isNull()).isTrue();
    }

    @Test
    void documents_that_are_wrong_are_errors_too() {
        assertThat(api.graphql("{ nothing }", Map.of()).at("/errors")).isNotEmpty();
        assertThat(api.graphql("{ broken", Map.of()).at("/errors")).isNotEmpty();
    }

    @Test
    void organizations_regions_and_the_viewer_are_as_rest_has_them() {
        JsonNode answer = api.graphql("""
                query($admin: Boolean!) {
                  organizations(admin: $admin) { nodes { id slug rawSlug name type paidPlan billable viewerRole } }
                  organization(slug: "personal") { id internalNumericId addOns(type: tigris) { nodes { name } } }
                  platform { requestRegion regions { name code latitude longitude gatewayAvailable deprecated } }
                  nearestRegion(wireguardGateway: true) { code }
                  viewer { __typename ... on User { id email agreedToProviderTos(providerName: "x") } ... on Macaroon { email } }
                }""", Map.of("admin", false));
        assertThat(answer.has("errors")).isFalse();
        assertThat(answer.at("/data/organizations/nodes").findValuesAsText("slug"))
                .containsExactly("personal");
        assertThat(answer.at("/data/platform/regions").findValuesAsText("code")).contains("ams");
        assertThat(answer.at("/data/nearestRegion/code").asText()).isEqualTo("fra");
        assertThat(answer.at("/data/viewer/email").asText()).isEqualTo("me@example.test");
    }

    @Test
    void a_foreign_organization_is_not_found() {
        JsonNode answer = api.graphql("{ organization(slug: \"other\") { id } }", Map.of());
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void apps_are_listed_by_role() {
        api.post("/v1/apps", Map.of("name", "web", "org_slug", "personal")).is(201);
        String query = "query($role: String) { apps(type: \"container\", first: 200, role: $role) "
                + "{ pageInfo { hasNextPage endCursor } nodes { name status } } }";
        assertThat(api.graphql(query, Map.of("role", "postgres_cluster"))
                        .at("/data/apps/nodes")
                        .findValuesAsText("name"))
                .containsExactly("pg1");
        assertThat(api.graphql(query, Map.of()).at("/data/apps/nodes")).hasSize(2);
    }

    @Test
    void images_resolve_to_the_newest_release_there_are_binaries_of() {
        String tag = "query($r: String!) { latestImageTag(repository: $r) }";
        assertThat(api.graphql(tag, Map.of("r", "flyio/postgres-flex"))
                        .at("/data/latestImageTag")
                        .asText())
                .isEqualTo("flyio/postgres-flex:17.11");
        String details =
                "query($i: String!) { latestImageDetails(image: $i) { registry repository tag version digest } }";
        JsonNode image =
                api.graphql(details, Map.of("i", "flyio/postgres-flex:16")).at("/data/latestImageDetails");
        assertThat(image.path("tag").asText()).isEqualTo("16.15");
        assertThat(image.path("version").asText()).isEqualTo("v0.0.66");
        var config = Api.node();
        config.put("image", "flyio/postgres-flex:16.15");
        api.machine("pg1", config);
        assertThat(api.get("/v1/apps/pg1/machines").text("/0/image_ref/digest"))
                .isEqualTo(image.path("digest").asText());
        assertThat(api.graphql(details, Map.of("i", "flyio/postgres-flex:9"))
                        .at("/errors/0/message")
                        .asText())
                .contains("Unknown repository");
    }

    @Test
    void the_flycast_address_and_the_consul_address_stay_the_same_when_asked_for_again() {
        String allocate = "mutation($input: AllocateIPAddressInput!) { allocateIpAddress(input: $input) "
                + "{ ipAddress { id address type region createdAt } } }";
        var input = Map.of("input", Map.of("appId", "pg1", "type", "private_v6", "region", "ams"));
        String address = api.graphql(allocate, input)
                .at("/data/allocateIpAddress/ipAddress/address")
                .asText();
        assertThat(api.get("/v1/apps/pg1/ip_assignments").text("/ips/0/ip")).isEqualTo(address);
        assertThat(api.graphql(allocate, input)
                        .at("/data/allocateIpAddress/ipAddress/address")
                        .asText())
                .isEqualTo(address);
        assertThat(api.graphql("{ app(name: \"pg1\") { ipAddresses { nodes { address type } } } }", Map.of())
                        .at("/data/app/ipAddresses/nodes/0/address")
                        .asText())
                .isEqualTo(address);
        String consul = "mutation($appName: ID!) { enablePostgresConsul(input: {appId: $appName}) { consulUrl } }";
        String url = consulUrl(consul);
        assertThat(url).matches("https://:[0-9a-f]+@[a-z.]+/pg1-[0-9a-f]+/").isEqualTo(consulUrl(consul));
        String release =
                "mutation($input: ReleaseIPAddressInput!) { releaseIpAddress(input: $input) { clientMutationId } }";
        api.graphql(release, Map.of("input", Map.of("appId", "pg1", "ip", address)));
        assertThat(api.get("/v1/apps/pg1/ip_assignments").at("/ips")).isEmpty();
    }

    @Test
    void secrets_share_store_and_version_with_rest() {
        long before = api.post("/v1/apps/pg1/secrets", Map.of("values", Map.of("A", "1")))
                .at("/version")
                .asLong();
        String set = "mutation($input: SetSecretsInput!) { setSecrets(input: $input) { release { id version } } }";
        var secrets = List.of(Map.of("key", "B", "value", "2"));
        JsonNode answer = api.graphql(set, Map.of("input", Map.of("appId", "pg1", "secrets", secrets)));
        assertThat(answer.at("/data/setSecrets/release/version").asLong()).isEqualTo(before + 1);
        assertThat(api.get("/v1/apps/pg1/secrets").at("/secrets").findValuesAsText("name"))
                .containsExactly("A", "B");
        String unset = "mutation($input: UnsetSecretsInput!) { unsetSecrets(input: $input) { release { id } } }";
        api.graphql(unset, Map.of("input", Map.of("appId", "pg1", "keys", List.of("A"))));
        assertThat(api.graphql("{ app(name: \"pg1\") { secrets { name digest } } }", Map.of())
                        .at("/data/app/secrets")
                        .findValuesAsText("name"))
                .containsExactly("B");
    }

    @Test
    void a_certificate_is_an_openssh_one_for_the_key_that_was_given() {
        byte[] key = new byte[32];
        key[0] = 42;
        byte[] name = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        byte[] blob =
                ByteBuffer.allocate(51).putInt(11).put(name).putInt(32).put(key).array();
        String line = "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob) + " me@here";
        String issue =
                "mutation($input: IssueCertificateInput!) { issueCertificate(input: $input) { certificate key } }";
        var input = Map.of(
                "organizationId",
                "org_personal",
                "appNames",
                List.of("pg1"),
                "principals",
                List.of("root", "postgres"),
                "publicKey",
                line,
                "validHours",
                876600);
        String certificate = api.graphql(issue, Map.of("input", input))
                .at("/data/issueCertificate/certificate")
                .asText();
        assertThat(certificate).startsWith("ssh-ed25519-cert-v01@openssh.com ");
        ByteBuffer parsed =
                ByteBuffer.wrap(Base64.getDecoder().decode(certificate.split(" ", -1)[1]));
        assertThat(new String(field(parsed), StandardCharsets.US_ASCII)).isEqualTo("ssh-ed25519-cert-v01@openssh.com");
        assertThat(field(parsed)).hasSize(32);
        assertThat(field(parsed)).isEqualTo(key);
        var bad = Map.of("organizationId", "org_personal", "publicKey", "ssh-rsa AAAA");
        assertThat(api.graphql(issue, Map.of("input", bad))
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("UNPROCESSABLE");
    }

    @Test
    void the_request_log_tells_queries_from_mutations() {
        api.graphql("query($n: String!) { app(name: $n) { id } }", Map.of("n", "pg1"));
        api.graphql("mutation { enablePostgresConsul(input: {appId: \"pg1\"}) { consulUrl } }", Map.of());
        List<ServedRequest> served = platform.requests().stream()
                .filter(request -> request.path().equals("/graphql"))
                .toList();
        assertThat(served)
                .extracting(ServedRequest::operation)
                .containsExactly("query app", "mutation enablePostgresConsul");
        assertThat(served).extracting(ServedRequest::changes).containsExactly(false, true);
    }

    private String consulUrl(String query) {
        return api.graphql(query, Map.of("appName", "pg1"))
                .at("/data/enablePostgresConsul/consulUrl")
                .asText();
    }

    private static byte[] field(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.getInt()];
        buffer.get(bytes);
        return bytes;
    }
}

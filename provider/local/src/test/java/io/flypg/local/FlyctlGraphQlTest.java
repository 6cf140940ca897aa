package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The GraphQL that flyctl sends, with every field that it decodes. */
class FlyctlGraphQlTest extends PlatformTest {
    private static final String USER = "user { id email name }";
    private static final String RELEASE = "id version description reason status imageRef stable " + USER + " createdAt";
    private static final String MACHINE = """
            id name config state region createdAt app { name }
            ips { nodes { family kind ip maskSize } } host { id }
            egressIpAddresses { nodes { id ip version region } }""";
    private static final String APP = """
            id name hostname deployed status version appUrl platformVersion
            currentRelease { evaluationId status inProgress version }
            ipAddresses { nodes { id address type createdAt } }
            imageDetails { registry repository tag digest version }
            machines { nodes { %s } }
            postgresAppRole: role { name }
            limitedAccessTokens { nodes { id name expiresAt } }""".formatted(MACHINE);

    @BeforeEach
    void apps() {
        api.app("pg1").app("web1");
    }

    @Test
    void the_whole_app_is_asked_for_before_it_is_destroyed() {
        api.machine("pg1", Api.node());
        JsonNode app = ask("""
                query($appName: String!) { app(name: $appName) {
                  %s internalNumericId config { definition }
                  services { description protocol internalPort ports { port handlers } }
                  organization { id slug paidPlan remoteBuilderImage remoteBuilderApp { %s } }
                } }""".formatted(APP, APP), Map.of("appName", "pg1")).path("app");
        assertThat(app.path("version").isInt()).isTrue();
        assertThat(app.at("/machines/nodes/0/config/image").asText()).isEqualTo("flyio/postgres-flex:17.11");
        assertThat(app.at("/machines/nodes/0/ips/nodes/0/ip").asText()).startsWith("::ffff:127.");
        assertThat(app.at("/services").isArray()).isTrue();
        JsonNode organization = ask("""
                query($slug: String!) { organization(slug: $slug) {
                  id internalNumericId slug name type billable
                  limitedAccessTokens { nodes { id name expiresAt user { email } } }
                } }""", Map.of("slug", "personal")).path("organization");
        assertThat(organization.path("internalNumericId").isTextual()).isTrue();
        JsonNode addOns = ask("""
                query($name: String!, $slug: String!, $addOnType: AddOnType!) {
                  app(name: $name) { id name deployed platformVersion ...AddOns }
                  organization(slug: $slug) { addOns(type: $addOnType) { nodes { ...AddOn } } }
                }
                fragment AddOns on App { addOns(type: $addOnType) { nodes { ...AddOn } } }
                fragment AddOn on AddOn { id name primaryRegion status errorMessage metadata options }""", Map.of("name", "pg1", "slug", "personal", "addOnType", "tigris"));
        assertThat(addOns.at("/app/addOns/nodes")).isEmpty();
        assertThat(addOns.at("/organization/addOns/nodes")).isEmpty();
    }

    @Test
    void older_clients_create_and_destroy_apps_here() {
        JsonNode made = ask(
                """
                mutation($input: CreateAppInput!) { createApp(input: $input) { app {
                  id name organization { slug } config { definition } regions { name code } } } }""",
                Map.of(
                        "input",
                        Map.of("organizationId", "org_personal", "name", "pg2", "appRoleId", "postgres_cluster")));
        assertThat(made.at("/createApp/app/id").asText()).isEqualTo("pg2");
        assertThat(api.get("/v1/apps/pg2").is(200).text("/app_role")).isEqualTo("postgres_cluster");
        ask("mutation($appId: ID!) { deleteApp(appId: $appId) { organization { id } } }", Map.of("appId", "pg2"));
        api.get("/v1/apps/pg2").is(404);
    }

    @Test
    void an_attachment_is_registered_listed_and_forgotten() {
        JsonNode attached = ask(
                """
                mutation($input: AttachPostgresClusterInput!) { attachPostgresCluster(input: $input) {
                  app { name } postgresClusterApp { name } environmentVariableName connectionString } }""",
                Map.of(
                        "input",
                        Map.of(
                                "appId",
                                "web1",
                                "postgresClusterAppId",
                                "pg1",
                                "databaseName",
                                "web1",
                                "databaseUser",
                                "web1",
                                "variableName",
                                "DATABASE_URL",
                                "manualEntry",
                                true)));
        assertThat(attached.at("/attachPostgresCluster/postgresClusterApp/name").asText())
                .isEqualTo("pg1");
        assertThat(attached.at("/attachPostgresCluster/environmentVariableName").asText())
                .isEqualTo("DATABASE_URL");
        restart();
        JsonNode one = attachments().get(0);
        assertThat(one.path("databaseUser").asText()).isEqualTo("web1");
        ask(
                "mutation($input: DetachPostgresClusterInput!) { detachPostgresCluster(input: $input) { clientMutationId } }",
                Map.of(
                        "input",
                        Map.of(
                                "appId",
                                "web1",
                                "postgresClusterAppId",
                                "pg1",
                                "postgresClusterAttachmentId",
                                one.path("id").asText())));
        assertThat(attachments()).isEmpty();
    }

    @Test
    void an_add_on_cannot_be_made_and_the_client_does_not_try_again() {
        JsonNode provider = ask("""
                query($name: String!) { addOnProvider(name: $name) {
                  id name displayName tosUrl asyncProvisioning autoProvision selectName selectRegion
                  selectReplicaRegions detectPlatform resourceName nameSuffix beta tosAgreement
                  provisioningInstructions excludedRegions { code } } }""", Map.of("name", "tigris"));
        assertThat(provider.at("/addOnProvider/name").asText()).isEqualTo("tigris");
        JsonNode refused = api.graphql(
                """
                mutation($input: CreateAddOnInput!) { createAddOn(input: $input) {
                  addOn { name ssoLink environment primaryRegion } } }""",
                Map.of(
                        "input",
                        Map.of(
                                "type",
                                "tigris",
                                "name",
                                "pg1-postgres",
                                "appId",
                                "pg1",
                                "organizationId",
                                "org_personal",
                                "options",
                                Map.of("Public", false, "website", Map.of("domain_name", "")))));
        assertThat(refused.at("/errors/0/message").asText())
                .contains("--enable-backups")
                .doesNotContain("unavailable", "already");
    }

    @Test
    void a_client_with_an_agent_of_its_own_gets_a_peer() {
        JsonNode peer = ask(
                        """
                mutation($input: AddWireGuardPeerInput!) { addWireGuardPeer(input: $input) {
                  peerip endpointip pubkey } }""",
                        Map.of(
                                "input",
                                Map.of(
                                        "organizationId",
                                        "org_personal",
                                        "region",
                                        "fra",
                                        "name",
                                        "n",
                                        "pubkey",
                                        "key",
                                        "network",
                                        "",
                                        "nats",
                                        false)))
                .path("addWireGuardPeer");
        assertThat(peer.path("endpointip").asText()).isEqualTo("127.0.0.1");
        assertThat(Base64.getDecoder().decode(peer.path("pubkey").asText())).hasSize(32);
        assertThat(ask(
                                "mutation($input: ValidateWireGuardPeersInput!) { validateWireGuardPeers(input: $input) "
                                        + "{ invalidPeerIps } }",
                                Map.of("input", Map.of("peerIps", List.of("fdaa::1"))))
                        .at("/validateWireGuardPeers/invalidPeerIps"))
                .isEmpty();
    }

    @Test
    void the_current_release_is_what_the_last_deployment_wrote_down() {
        String query = """
                query($appName: String!, $limit: Int!) { app(name: $appName) {
                  currentRelease: currentReleaseUnprocessed { %s configDefinition }
                  releases: releasesUnprocessed(first: $limit) { nodes { %s } } } }""".formatted(RELEASE, RELEASE);
        var variables = Map.of("appName", "web1", "limit", 25);
        assertThat(ask(query, variables).at("/app/currentRelease").isNull()).isTrue();
        api.post(
                        "/api/v1/releases",
                        Map.of(
                                "app_name",
                                "web1",
                                "build_id",
                                0,
                                "image",
                                "registry.example.test/web:1",
                                "strategy",
                                "ROLLING",
                                "definition",
                                Map.of("app", "web1", "env", Map.of("A", "1"))))
                .is(201);
        JsonNode app = ask(query, variables).path("app");
        assertThat(app.at("/currentRelease/version").asInt()).isEqualTo(1);
        assertThat(app.at("/currentRelease/configDefinition/env/A").asText()).isEqualTo("1");
        assertThat(app.at("/releases/nodes")).hasSize(1);
    }

    @Test
    void addresses_are_allocated_listed_and_released() {
        String allocate = """
                mutation($input: AllocateIPAddressInput!) { allocateIpAddress(input: $input) {
                  ipAddress { id address type region createdAt } } }""";
        JsonNode address = ask(allocate, Map.of("input", Map.of("appId", "web1", "type", "v6", "region", "")))
                .at("/allocateIpAddress/ipAddress");
        assertThat(address.path("region").asText()).isEqualTo("global");
        ask(allocate, Map.of("input", Map.of("appId", "web1", "type", "private_v6", "region", "ams")));
        String list = """
                query($appName: String!) { app(name: $appName) {
                  ipAddresses { nodes { id address type region createdAt network { name organization { slug } } serviceName } }
                  sharedIpAddress egressIpAddresses { nodes { id ip version region updatedAt } } } }""";
        assertThat(ask(list, Map.of("appName", "web1"))
                        .at("/app/ipAddresses/nodes")
                        .findValuesAsText("type"))
                .containsExactly("v6", "private_v6");
        String release =
                "mutation($input: ReleaseIPAddressInput!) { releaseIpAddress(input: $input) { clientMutationId } }";
        ask(
                release,
                Map.of(
                        "input",
                        Map.of("appId", "web1", "ip", address.path("address").asText())));
        assertThat(ask(list, Map.of("appName", "web1"))
                        .at("/app/ipAddresses/nodes")
                        .findValuesAsText("type"))
                .containsExactly("private_v6");
    }

    private JsonNode attachments() {
        return ask("""
                query($appName: String!, $postgresAppName: String!) {
                  postgresAttachments(appName: $appName, postgresAppName: $postgresAppName) {
                    nodes { id databaseName databaseUser environmentVariableName } } }""", Map.of("appName", "web1", "postgresAppName", "pg1")).at("/postgresAttachments/nodes");
    }

    /** Any error at all makes flyctl give up. */
    private JsonNode ask(String query, Map<String, ?> variables) {
        JsonNode answer = api.graphql(query, variables);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.path("data");
    }
}

package io.flypg.fly.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.fly.Platform;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressesTest {

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void addresses_are_listed() {
        platform.answers(200, """
                {"ips":[{"ip":"fdaa:0:1::2","region":"","service_name":"","shared":false,
                  "created_at":"2026-11-23T03:16:14Z","egress":false,"type":"private_v6",
                  "network":{"name":"default","org_slug":"personal"}},{"ip":"1.2.3.4","type":"v4"}]}""");

        assertThat(platform.client.addresses("orders-db").list())
                .containsExactly(new IpAddress("fdaa:0:1::2", "private_v6", ""), new IpAddress("1.2.3.4", "v4", ""));
        assertThat(platform.receivedLine()).isEqualTo("GET /v1/apps/orders-db/ip_assignments");
    }

    @Test
    void a_flycast_address_is_allocated_by_graphql() throws Exception {
        platform.answers(200, """
                {"data":{"allocateIpAddress":{"ipAddress":{"id":"ip_1","address":"fdaa:0:1::2","type":"private_v6",
                 "region":"fra","createdAt":"2026-11-23T03:16:14Z"}}}}""");

        IpAddress address = platform.client.addresses("orders-db").allocateFlycast("ORG", "fra");

        assertThat(address.address()).isEqualTo("fdaa:0:1::2");
        assertThat(address.isFlycast()).isTrue();
        RecordedRequest request = platform.received();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /graphql");
        JsonNode body = new ObjectMapper().readTree(Platform.body(request));
        assertThat(body.path("operationName").asText()).isEqualTo("allocateIpAddress");
        assertThat(body.path("query").asText())
                .startsWith("mutation allocateIpAddress($input: AllocateIPAddressInput!)");
        assertThat(body.path("variables")).isEqualTo(new ObjectMapper().readTree("""
                                        {"input":{"appId":"orders-db","type":"private_v6","region":"fra",
                                         "organizationId":"ORG"}}"""));
    }
}

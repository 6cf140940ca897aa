package io.flypg.fly.app;

import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.FlyException.Kind;
import io.flypg.fly.call.Request;
import io.flypg.fly.call.Transport;
import java.util.List;
import java.util.Map;

/** The addresses of one app. */
public final class Addresses {

    private static final String ALLOCATE = """
            mutation allocateIpAddress($input: AllocateIPAddressInput!) {
              allocateIpAddress(input: $input) { ipAddress { id address type region createdAt } }
            }""";

    private final Transport transport;
    private final String app;

    public Addresses(Transport transport, String app) {
        this.transport = transport;
        this.app = app;
    }

    public List<IpAddress> list() {
        return transport.read(
                Request.get("v1", "apps", app, "ip_assignments"), answer -> answer.list("ips", IpAddress::read));
    }

    /**
     * Gives the app the address behind {@code APP.flycast}. Never repeated by itself.
     *
     * @param organizationId the id, not the slug
     * @throws FlyException of kind {@link Kind#AMBIGUOUS} when it may or may not have been made: list the addresses
     */
    public IpAddress allocateFlycast(String organizationId, String region) {
        Map<String, String> input =
                Map.of("appId", app, "type", "private_v6", "region", region, "organizationId", organizationId);
        return transport.query(
                Request.graphql("allocateIpAddress", ALLOCATE, Map.of("input", input))
                        .creating(),
                data -> IpAddress.readGraphql(data.required("allocateIpAddress").required("ipAddress")));
    }
}

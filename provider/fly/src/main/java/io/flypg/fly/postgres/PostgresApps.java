package io.flypg.fly.postgres;

import io.flypg.fly.call.Request;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.call.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the platform does for PostgreSQL apps alone. */
public final class PostgresApps {

    private static final String CONSUL = """
            mutation enablePostgresConsul($appName: ID!) {
              enablePostgresConsul(input: {appId: $appName}) { consulUrl }
            }""";
    private static final String CERTIFICATE = """
            mutation issueCertificate($input: IssueCertificateInput!) {
              issueCertificate(input: $input) { certificate key }
            }""";

    private final Transport transport;

    public PostgresApps(Transport transport) {
        this.transport = transport;
    }

    /** Gives the app its place in Consul, where its nodes keep their settings; the URL has a token in it. */
    public SecretText enableConsul(String app) {
        return transport.query(
                Request.graphql("enablePostgresConsul", CONSUL, Map.of("appName", app)),
                data -> SecretText.of(data.required("enablePostgresConsul").text("consulUrl")));
    }

    /**
     * Has a key certified for the nodes of an app.
     *
     * @param publicKey one line, as in {@link SshKeyPair#publicKey}
     * @return one line, an OpenSSH user certificate
     */
    public SecretText issueCertificate(String organizationId, String app, String publicKey, Duration validity) {
        Map<String, Object> input = Map.of(
                "organizationId", organizationId,
                "appNames", List.of(app),
                "principals", List.of("root", "fly", "postgres"),
                "publicKey", publicKey,
                "validHours", validity.toHours());
        return transport.query(
                Request.graphql("issueCertificate", CERTIFICATE, Map.of("input", input)),
                data -> SecretText.of(data.required("issueCertificate").text("certificate")));
    }
}

package io.flypg.resources.cluster;

import io.flypg.fly.FlyClient;
import io.flypg.fly.app.AppSecret;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.organization.Organization;
import io.flypg.fly.postgres.SshKeyPair;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Passwords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The secrets that every node of a cluster boots with, named as {@code fly postgres create} names them. */
final class ClusterSecrets {
    /** All of them; a node does not boot without. */
    static final List<String> NAMES =
            List.of("SU_PASSWORD", "REPL_PASSWORD", "OPERATOR_PASSWORD", "SSH_KEY", "SSH_CERT", "FLY_CONSUL_URL");

    /** As long as {@code fly postgres create} makes it: a hundred years. */
    private static final Duration CERTIFICATE = Duration.ofDays(36_525);

    private final FlyClient fly;

    ClusterSecrets(FlyClient fly) {
        this.fly = fly;
    }

    /** Makes those that are missing; what is there stays, because nodes may have booted with it. */
    void complete(String cluster, String organization) {
        Set<String> there =
                fly.secrets(cluster).list().stream().map(AppSecret::name).collect(Collectors.toSet());
        Map<String, SecretText> missing = new HashMap<>();
        for (String name : List.of("SU_PASSWORD", "REPL_PASSWORD", "OPERATOR_PASSWORD")) {
            if (!there.contains(name)) {
                missing.put(name, SecretText.of(Passwords.random()));
            }
        }
        if (!there.containsAll(List.of("SSH_KEY", "SSH_CERT"))) {
            key(cluster, organization, missing);
        }
        if (!there.contains("FLY_CONSUL_URL")) {
            missing.put("FLY_CONSUL_URL", fly.postgres().enableConsul(cluster));
        }
        if (!missing.isEmpty()) {
            fly.secrets(cluster).set(missing);
        }
    }

    private void key(String cluster, String organization, Map<String, SecretText> missing) {
        SshKeyPair pair = SshKeyPair.generate();
        Organization owner =
                fly.organizations().find(organization).orElseThrow(() -> Failures.missingOrganization(organization));
        missing.put("SSH_KEY", pair.privateKey());
        missing.put("SSH_CERT", fly.postgres().issueCertificate(owner.id(), cluster, pair.publicKey(), CERTIFICATE));
    }
}

package io.flypg.resources.cluster;

import io.flypg.fly.FlyClient;
import io.flypg.fly.app.AppSecret;
import io.flypg.fly.app.SecretsChange;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.organization.Organization;
import io.flypg.fly.postgres.SshKeyPair;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Passwords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The secrets that every node of a cluster boots with, named as {@code fly postgres create} names them. */
final class ClusterSecrets {
    /** All of them; a node does not boot without. */
    static final List<String> NAMES =
            List.of("SU_PASSWORD", "REPL_PASSWORD", "OPERATOR_PASSWORD", "SSH_KEY", "SSH_CERT", "FLY_CONSUL_URL");

    /**
     * What the data of a new cluster was copied from, as {@code fly postgres create --snapshot-id} sets it. The image makes a cluster of its
     * own of such data when it finds this, and the next run finds by it what a copy is of.
     */
    static final String RESTORED_FROM = "FLY_RESTORED_FROM";

    /** Those that can be made anew at any time: only the nodes among themselves use them, each as of its last boot. */
    private static final Set<String> RENEWABLE = Set.of("SSH_KEY", "SSH_CERT");

    /** What {@code fly postgres create} sets in the place of the other when it is told which store to use. */
    private static final String OTHER_STORE = "CONSUL_URL";

    /** As long as {@code fly postgres create} makes it: a hundred years. */
    private static final Duration CERTIFICATE = Duration.ofDays(36_525);

    private final FlyClient fly;

    ClusterSecrets(FlyClient fly) {
        this.fly = fly;
    }

    /** The names that are not among those of an app, in their usual order. */
    static List<String> missing(Set<String> there) {
        return NAMES.stream()
                .filter(name -> !there.contains(name))
                .filter(name -> !name.equals("FLY_CONSUL_URL") || !there.contains(OTHER_STORE))
                .toList();
    }

    /**
     * Those of the missing that only somebody who knows the old value can bring back, once a node has booted: a new password would not
     * be the one in PostgreSQL, and a new store would not know that the cluster has a primary.
     */
    static List<String> irreplaceable(Set<String> there) {
        return missing(there).stream().filter(name -> !RENEWABLE.contains(name)).toList();
    }

    /** Makes those that are missing; what is there stays, because nodes may have booted with it. */
    Optional<SecretsChange> complete(String cluster, String organization) {
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
        if (missing(there).contains("FLY_CONSUL_URL")) {
            missing.put("FLY_CONSUL_URL", fly.postgres().enableConsul(cluster));
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(fly.secrets(cluster).set(missing));
    }

    private void key(String cluster, String organization, Map<String, SecretText> missing) {
        SshKeyPair pair = SshKeyPair.generate();
        Organization owner =
                fly.organizations().find(organization).orElseThrow(() -> Failures.missingOrganization(organization));
        missing.put("SSH_KEY", pair.privateKey());
        missing.put("SSH_CERT", fly.postgres().issueCertificate(owner.id(), cluster, pair.publicKey(), CERTIFICATE));
    }
}

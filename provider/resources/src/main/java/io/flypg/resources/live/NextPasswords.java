package io.flypg.resources.live;

import io.flypg.fly.FlyClient;
import io.flypg.fly.app.AppSecret;
import io.flypg.fly.call.SecretText;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The passwords that the image's own roles are about to get, as a secret of the cluster's app keeps them from before the first role has
 * its own until every node runs with them. Nothing else would know them when a run is cut off in between.
 *
 * @param before the operator's password until now: a node that has not heard of the new one takes that
 */
public record NextPasswords(String operator, String admin, String replication, String before) {
    /** The name of the secret. */
    public static final String SECRET = "FLYPG_NEXT_PASSWORDS";

    /** Not in any password that we make, and the one that may be somebody else's comes last. */
    private static final String BETWEEN = ":";

    private static final int PARTS = 4;

    /** New ones, for a cluster whose operator has this password now. */
    public static NextPasswords after(String before) {
        return new NextPasswords(Passwords.random(), Passwords.random(), Passwords.random(), before);
    }

    /** Those that are kept in a cluster's app; empty when none are, or this token may not read them. */
    public static Optional<NextPasswords> kept(FlyClient fly, String cluster) {
        return among(fly.secrets(cluster).reveal());
    }

    /** What those that are being changed are known by, whoever may read them; empty when none are. */
    public static Optional<String> digest(FlyClient fly, String cluster) {
        return fly.secrets(cluster).list().stream()
                .filter(secret -> secret.name().equals(SECRET))
                .map(AppSecret::digest)
                .findFirst();
    }

    static Optional<NextPasswords> among(Map<String, SecretText> secrets) {
        return Optional.ofNullable(secrets.get(SECRET))
                .map(text -> text.reveal().split(BETWEEN, PARTS))
                .filter(parts -> parts.length == PARTS)
                .map(parts -> new NextPasswords(parts[0], parts[1], parts[2], parts[3]));
    }

    /** Keeps them in a cluster's app. */
    public void keep(FlyClient fly, String cluster) {
        String text = String.join(BETWEEN, operator, admin, replication, before);
        fly.secrets(cluster).set(Map.of(SECRET, SecretText.of(text)));
    }

    /** By role. */
    public SortedMap<String, String> ofRoles() {
        return new TreeMap<>(Map.of(Operator.USER, operator, "flypgadmin", admin, "repmgr", replication));
    }

    /** By the name of the secret that a node boots with. */
    public Map<String, SecretText> asSecrets() {
        return Map.of(
                Operator.PASSWORD,
                SecretText.of(operator),
                "SU_PASSWORD",
                SecretText.of(admin),
                "REPL_PASSWORD",
                SecretText.of(replication));
    }

    /** Passwords are never printed. */
    @Override
    public String toString() {
        return "***";
    }
}

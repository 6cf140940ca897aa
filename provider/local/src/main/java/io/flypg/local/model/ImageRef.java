package io.flypg.local.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The name of an image, taken apart.
 *
 * @param registry host of the registry
 * @param repository without registry, tag and digest: {@code flyio/postgres-flex}
 * @param digest as given in the name, or made from the name: the same name has the same digest everywhere
 */
public record ImageRef(String registry, String repository, String tag, String digest) {
    private static final String DOCKER_HUB = "registry-1.docker.io";

    public static ImageRef parse(String text) {
        int at = text.indexOf('@');
        String named = at < 0 ? text : text.substring(0, at);
        int slash = named.indexOf('/');
        boolean hasHost = slash > 0 && isHost(named.substring(0, slash));
        String path = hasHost ? named.substring(slash + 1) : named;
        int colon = path.lastIndexOf(':');
        String repository = colon < 0 ? path : path.substring(0, colon);
        String tag = colon < 0 ? "latest" : path.substring(colon + 1);
        return new ImageRef(
                hasHost ? named.substring(0, slash) : DOCKER_HUB,
                repository,
                tag,
                at < 0 ? digest(repository, tag) : text.substring(at + 1));
    }

    /** Whether a machine with this image is a PostgreSQL node, whoever built the image. */
    public boolean isPostgres() {
        return repository.substring(repository.lastIndexOf('/') + 1).startsWith("postgres-flex");
    }

    /** The PostgreSQL release inside, such as {@code 17.11}. */
    public Optional<String> postgres() {
        return isPostgres() ? PostgresReleases.resolve(tag) : Optional.empty();
    }

    /** The labels by which tools recognise the image. */
    public Map<String, String> labels() {
        return postgres()
                .map(release -> Map.of(
                        "fly.app_role",
                        "postgres_cluster",
                        "fly.pg-manager",
                        "repmgr",
                        "fly.pg-version",
                        release,
                        "fly.version",
                        PostgresReleases.IMAGE_VERSION))
                .orElse(Map.of());
    }

    private static boolean isHost(String segment) {
        return segment.contains(".") || segment.contains(":") || segment.equals("localhost");
    }

    /** A tag that moves has the digest of the release it stands for now. */
    private static String digest(String repository, String tag) {
        String text = repository + ":" + PostgresReleases.resolve(tag).orElse(tag);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package io.flypg.fly.postgres;

import io.flypg.fly.call.Fields;

/**
 * An image of a PostgreSQL node.
 *
 * @param tag the PostgreSQL version as it was asked for
 * @param version of the image's own software
 * @param digest {@code sha256:…}
 */
public record PostgresImage(String registry, String repository, String tag, String version, String digest) {

    static PostgresImage read(Fields image) {
        return new PostgresImage(
                image.textOr("registry", ""),
                image.text("repository"),
                image.text("tag"),
                image.textOr("version", ""),
                image.textOr("digest", ""));
    }

    /** {@code repository:tag}, which moves with each release. */
    public String name() {
        return repository + ":" + tag;
    }

    /** {@code repository:tag@digest}, which is this image for ever. */
    public String pinned() {
        return digest.isEmpty() ? name() : name() + "@" + digest;
    }
}

package io.flypg.fly.app;

import io.flypg.fly.call.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * A secret of an app, without its value.
 *
 * @param digest changes when the value does; how it is made is the platform's matter
 */
public record AppSecret(String name, String digest, Optional<Instant> createdAt, Optional<Instant> updatedAt) {

    static AppSecret read(Fields secret) {
        return new AppSecret(
                secret.text("name"), secret.textOr("digest", ""), secret.time("created_at"), secret.time("updated_at"));
    }
}

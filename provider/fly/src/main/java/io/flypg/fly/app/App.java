package io.flypg.fly.app;

import io.flypg.fly.call.Fields;
import java.util.Optional;

/**
 * An app as the platform reports it.
 *
 * @param name also its id in GraphQL
 * @param organization the slug of the organization it belongs to
 * @param role empty when the answer does not say
 */
public record App(String name, String organization, String status, String network, Optional<AppRole> role) {

    static App read(Fields app) {
        return new App(
                app.maybeText("name").orElseGet(() -> app.text("id")),
                app.object("organization").map(org -> org.textOr("slug", "")).orElse(""),
                app.textOr("status", ""),
                app.textOr("network", ""),
                app.maybeText("app_role").map(AppRole::of));
    }
}

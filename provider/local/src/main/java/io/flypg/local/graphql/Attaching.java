package io.flypg.local.graphql;

import io.flypg.local.model.App;
import io.flypg.local.model.Attachment;
import java.util.Map;

/** Attachments as {@code fly postgres attach} and {@code detach} register them. */
final class Attaching {
    private Attaching() {}

    static Object attach(Call call) {
        App app = call.app("appId");
        App cluster = call.app("postgresClusterAppId");
        String usual = app.name().replace('-', '_');
        Attachment made = call.platform()
                .attachments()
                .attach(
                        app,
                        cluster,
                        call.text("databaseName").orElse(usual),
                        call.text("databaseUser").orElse(usual),
                        call.text("variableName").orElse("DATABASE_URL"));
        return Map.of(
                "app", Shapes.app(app),
                "postgresClusterApp", Shapes.app(cluster),
                "environmentVariableName", made.variable());
    }

    static Object list(Call call) {
        return Shapes.nodes(
                call.platform().attachments().list(call.app("appName"), call.app("postgresAppName")).stream()
                        .map(Attaching::shape)
                        .toList());
    }

    static Object detach(Call call) {
        call.platform()
                .attachments()
                .detach(
                        call.app("appId"),
                        call.text("postgresClusterAttachmentId").orElse(""));
        return Map.of();
    }

    private static Map<String, Object> shape(Attachment attachment) {
        return Map.of(
                "__typename", "PostgresClusterAttachment",
                "id", attachment.id(),
                "databaseName", attachment.database(),
                "databaseUser", attachment.user(),
                "environmentVariableName", attachment.variable());
    }
}

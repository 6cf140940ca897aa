package io.flypg.local.platform;

import io.flypg.local.model.App;
import io.flypg.local.model.Attachment;
import io.flypg.local.model.Ids;
import io.flypg.local.model.Refused;
import io.flypg.local.store.World;
import java.util.List;

/** Which app uses which database of which cluster, as far as clients said so. Roles and secrets are theirs to make. */
public final class Attachments {
    private final World world;
    private final Ids ids;

    public Attachments(World world, Ids ids) {
        this.world = world;
        this.ids = ids;
    }

    /** Registers one; what was registered under the same variable gives way. */
    public Attachment attach(App app, App cluster, String database, String user, String variable) {
        var made = new Attachment(ids.attachment(), cluster.name(), database, user, variable);
        return world.alone(() -> {
            App now = current(app);
            world.put(now.with(now.ledger()
                    .without(other -> other.cluster().equals(cluster.name())
                            && other.variable().equals(variable))
                    .with(made)));
            return made;
        });
    }

    /** What the app has of the cluster. */
    public List<Attachment> list(App app, App cluster) {
        return app.ledger().attachments().stream()
                .filter(attachment -> attachment.cluster().equals(cluster.name()))
                .toList();
    }

    public void detach(App app, String id) {
        world.alone(() -> {
            App now = current(app);
            if (now.ledger().attachments().stream()
                    .noneMatch(attachment -> attachment.id().equals(id))) {
                throw Refused.notFound("attachment");
            }
            world.put(
                    now.with(now.ledger().without(attachment -> attachment.id().equals(id))));
            return true;
        });
    }

    private App current(App app) {
        return world.app(app.name()).orElseThrow(() -> Refused.notFound("app"));
    }
}

package io.flypg.resources.recorded;

import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.ExtensionSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.resource.Observed;
import io.flypg.resources.app.App;
import io.flypg.resources.attachment.Attachment;
import io.flypg.resources.attachment.Attachment.SecretState;
import io.flypg.resources.cluster.AsDeclared;
import io.flypg.resources.database.Database;
import io.flypg.resources.live.OwnerMark.Attached;
import io.flypg.resources.role.Role;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The observed state of a resource that is exactly as a spec says: healthy, whole, nothing left over. A plan that is made against it
 * changes nothing for the same spec, and for another one it has the fields and the steps that going from one to the other takes.
 */
public final class Recorded {
    private Recorded() {}

    /**
     * What would be observed of a resource that is as declared.
     *
     * @param project whose the resource is
     */
    public static Observed of(Spec spec, String project) {
        return switch (spec) {
            case AppSpec app -> new App(app.name(), Collections.emptySortedMap(), 0, Collections.emptySortedMap());
            case ClusterSpec cluster -> AsDeclared.cluster(cluster, project);
            case DatabaseSpec database -> database(database, project);
            case RoleSpec role -> role(role, project);
            case AttachmentSpec attachment -> attachment(attachment);
        };
    }

    private static Database database(DatabaseSpec spec, String project) {
        SortedMap<String, String> extensions = new TreeMap<>();
        spec.extensions()
                .forEach(extension ->
                        extensions.put(extension.name(), extension.version().orElse("default")));
        return new Database(
                spec.name(),
                true,
                Optional.of(project),
                spec.ownerRole(),
                false,
                extensions,
                spec.extensions().stream().map(ExtensionSpec::name).collect(Collectors.toSet()),
                settings(spec.config()),
                false);
    }

    private static Role role(RoleSpec spec, String project) {
        return new Role(
                spec.name(),
                Optional.of(project),
                spec.login(),
                spec.connectionLimit(),
                spec.reads(),
                spec.writes(),
                settings(spec.config()),
                new TreeMap<>(),
                false);
    }

    private static SortedMap<String, String> settings(Config config) {
        SortedMap<String, String> settings = new TreeMap<>();
        config.knobs().forEach((name, value) -> settings.put(name, value.setting()));
        return settings;
    }

    private static Attachment attachment(AttachmentSpec spec) {
        String login = AttachmentSpec.logins(spec.app(), spec.variable()).getFirst();
        Attached mark = Attached.pending(
                        spec.app(), spec.variable(), login, spec.readVariable().orElse(""), "")
                .set("recorded", "recorded", Collections.emptySortedMap());
        return new Attachment(
                spec.app(),
                spec.variable(),
                spec.cluster(),
                spec.database(),
                Optional.of(mark),
                Optional.empty(),
                true,
                SecretState.RIGHT,
                SecretState.RIGHT,
                Optional.empty(),
                Map.of(),
                Collections.emptySortedMap(),
                false);
    }
}

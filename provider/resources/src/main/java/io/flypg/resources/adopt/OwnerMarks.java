package io.flypg.resources.adopt;

import io.flypg.postgres.state.Contents;
import io.flypg.postgres.state.RoleState;
import io.flypg.resources.live.OwnerMark;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The marks on roles, given to another project. */
final class OwnerMarks {
    private OwnerMarks() {}

    /** The projects that own something of what a cluster has inside. */
    static Set<String> owners(Contents contents) {
        return contents.roles().values().stream()
                .flatMap(role -> OwnerMark.parse(role.comment()).stream())
                .map(OwnerMark::project)
                .filter(project -> !OwnerMark.isNobodys(Optional.of(project)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a cluster has inside, as it will be. */
    static Contents given(Contents contents, String project) {
        Map<String, RoleState> roles = new HashMap<>(contents.roles());
        comments(contents, project).forEach((name, comment) -> {
            RoleState role = contents.role(name).orElseThrow();
            roles.put(
                    name,
                    new RoleState(
                            role.name(),
                            role.login(),
                            role.superuser(),
                            role.hasPassword(),
                            role.connectionLimit(),
                            role.memberOf(),
                            role.settings(),
                            role.settingsIn(),
                            Optional.of(comment)));
        });
        return new Contents(contents.databases(), roles, contents.insides());
    }

    /** The comments that have to be written for that, by role. */
    static Map<String, String> comments(Contents contents, String project) {
        Map<String, String> comments = new HashMap<>();
        contents.roles()
                .values()
                .forEach(role -> OwnerMark.parse(role.comment())
                        .filter(mark -> !mark.project().equals(project))
                        .ifPresent(mark -> comments.put(
                                role.name(), mark.ofProject(project).toComment())));
        return comments;
    }
}

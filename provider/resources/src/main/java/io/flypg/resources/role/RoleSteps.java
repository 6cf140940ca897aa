package io.flypg.resources.role;

import io.flypg.engine.plan.SqlStep;
import io.flypg.postgres.Node;
import io.flypg.postgres.act.RoleWanted;
import io.flypg.postgres.state.Access;
import io.flypg.postgres.state.Contents;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.Primary;
import java.util.Optional;
import java.util.Set;

/** Runs the steps on roles. */
public final class RoleSteps {
    private final Live live;

    public RoleSteps(Live live) {
        this.live = live;
    }

    /** Creates the role, or brings it and its rights to what is declared. */
    public void ensure(SqlStep.EnsureRole step, String project) {
        Node node = Primary.of(live, step.cluster()).node();
        node.roles()
                .put(new RoleWanted(
                        step.role(),
                        step.login(),
                        step.connectionLimit().orElse(-1),
                        Set.of(),
                        Optional.of(OwnerMark.of(project, "").toComment())));
        Contents contents = node.contents(Set.of());
        contents.databases().values().stream()
                .filter(database -> isOurs(contents, database.name()))
                .forEach(database -> node.grants()
                        .put(database.name(), database.owner(), step.role(), access(step, database.name())));
    }

    private static boolean isOurs(Contents contents, String database) {
        return contents.roles().values().stream()
                .flatMap(role -> OwnerMark.parse(role.comment()).stream())
                .anyMatch(mark -> mark.database().equals(database));
    }

    private static Access access(SqlStep.EnsureRole step, String database) {
        if (step.writes().contains(database)) {
            return Access.WRITE;
        }
        return step.reads().contains(database) ? Access.READ : Access.NONE;
    }

    /** What it owns goes to the owner of each database. */
    public void drop(SqlStep.DropRole step) {
        Primary.of(live, step.cluster()).node().roles().drop(step.role());
    }
}

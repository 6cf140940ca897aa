package io.flypg.resources.database;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.postgres.Node;
import io.flypg.postgres.act.ExtensionWanted;
import io.flypg.postgres.act.RoleWanted;
import io.flypg.postgres.act.Scope;
import io.flypg.postgres.state.RoleState;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.Primary;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs the steps on databases. */
public final class DatabaseSteps {
    private final Live live;

    public DatabaseSteps(Live live) {
        this.live = live;
    }

    /** The role bears the project's mark from its first moment, so that a create that stops early is known as ours. */
    public void createOwner(SqlStep.CreateOwner step, String project) {
        Primary primary = Primary.of(live, step.cluster());
        Optional<RoleState> there =
                Optional.ofNullable(primary.node().contents(Set.of()).roles().get(step.owner()));
        OwnerMark mark = there.map(role -> OwnerMark.parse(role.comment())
                        .filter(found -> found.database().equals(step.database()))
                        .filter(found ->
                                found.project().equals(project) || OwnerMark.isNobodys(Optional.of(found.project())))
                        .orElseThrow(() -> taken(step))
                        .ofProject(project))
                .orElseGet(() -> OwnerMark.of(project, step.database()));
        primary.node().roles().put(RoleWanted.owner(step.owner(), mark.toComment()));
    }

    private static Failure taken(SqlStep.CreateOwner step) {
        return new Failure(
                Failure.Kind.REFUSED,
                Problem.of(
                        Address.database(step.cluster(), step.database()),
                        "Role is somebody else's",
                        "its owner would be the role '" + step.owner()
                                + "', which is there and was not made for this database; it is not changed.",
                        "name another owner in the database: owner '…'"));
    }

    /** Creates the database and closes it. */
    public void create(SqlStep.CreateDatabase step) {
        Node node = Primary.of(live, step.cluster()).node();
        node.databases().create(step.database(), step.owner(), step.encoding(), Optional.empty());
        node.databases().giveTo(step.database(), step.owner());
    }

    /** Puts owner and rights right. */
    public void secure(SqlStep.SecureDatabase step) {
        Primary.of(live, step.cluster()).node().databases().giveTo(step.database(), step.owner());
    }

    /** Ends its sessions and drops it, and then the roles made for it: whoever else it was given to by hand stays. */
    public void drop(SqlStep.DropDatabase step) {
        Node node = Primary.of(live, step.cluster()).node();
        node.databases().drop(step.database());
        Map<String, RoleState> roles = node.contents(Set.of()).roles();
        roles.values()
                .forEach(role -> OwnerMark.parse(role.comment())
                        .filter(mark -> mark.database().equals(step.database()))
                        .ifPresent(mark -> dropRoles(node, roles, role.name(), mark)));
    }

    /** The owner goes last: only its mark says whose the logins are. */
    private static void dropRoles(Node node, Map<String, RoleState> roles, String owner, OwnerMark mark) {
        mark.attachments().stream()
                .flatMap(attached -> AttachmentSpec.logins(attached.app(), attached.variable()).stream())
                .flatMap(login -> Optional.ofNullable(roles.get(login)).stream())
                .filter(login -> OwnerMark.isLogin(login, owner))
                .forEach(login -> node.roles().drop(login.name()));
        node.roles().drop(owner);
    }

    /** Recorded before it is made: one that was recorded and not made is made by the next run. */
    public void createExtension(SqlStep.CreateExtension step) {
        Primary primary = Primary.of(live, step.cluster());
        primary.changeMark(step.database(), mark -> {
            Set<String> made = new TreeSet<>(mark.extensions());
            made.add(step.extension().name());
            return mark.withExtensions(made);
        });
        primary.node()
                .extensions()
                .put(
                        step.database(),
                        new ExtensionWanted(
                                step.extension().name(),
                                step.extension().schema(),
                                step.extension().version()));
    }

    /** Refused by PostgreSQL while anything depends on it. */
    public void dropExtension(SqlStep.DropExtension step) {
        Primary primary = Primary.of(live, step.cluster());
        primary.node().extensions().drop(step.database(), step.extension());
        primary.changeMark(step.database(), mark -> {
            Set<String> made = new TreeSet<>(mark.extensions());
            made.remove(step.extension());
            return mark.withExtensions(made);
        });
    }

    /** Settings of the sessions of a database, of a role, or of a role in a database. */
    public void settings(SqlStep.SetSessionKnobs step) {
        Primary.of(live, step.cluster()).node().sessionSettings().put(scope(step), step.values());
    }

    private static Scope scope(SqlStep.SetSessionKnobs step) {
        if (step.database().isPresent() && step.role().isPresent()) {
            return new Scope.OfRoleIn(step.role().get(), step.database().get());
        }
        return step.database()
                .<Scope>map(Scope.InDatabase::new)
                .orElseGet(() -> new Scope.OfRole(step.role().orElseThrow()));
    }
}

package io.flypg.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.postgres.Node;
import io.flypg.postgres.act.RoleWanted;
import io.flypg.postgres.act.Scope;
import io.flypg.postgres.reach.Credentials;
import java.util.Optional;

/** A database with its owner role and one login, made by the code under test as an attachment is made. */
public record Tenant(Server server, String database, String owner, Credentials login) {

    private static final String PASSWORD = "p'a\"s\\s w;--ör{d}?";

    public static Tenant create(Server server, String name) {
        Tenant tenant = new Tenant(server, name, name + "_owner", new Credentials(name + "_app", PASSWORD));
        Node node = server.node();
        node.roles().put(RoleWanted.owner(tenant.owner(), "test"));
        node.databases().create(name, tenant.owner(), "UTF8", Optional.empty());
        node.databases().giveTo(name, tenant.owner());
        node.roles().put(RoleWanted.memberOf(tenant.owner(), tenant.login().user()));
        node.roles().setPassword(tenant.login().user(), PASSWORD);
        node.sessionSettings().set(new Scope.OfRoleIn(tenant.login().user(), name), "role", tenant.owner());
        return tenant;
    }

    /** Runs a statement as the login. */
    public void sql(String statement) {
        server.sql(database, login, statement);
    }

    /** Runs a statement as the login and has it refused with this SQLSTATE. */
    public void refused(String statement, String sqlState) {
        assertThat(server.refusal(database, login, statement)).as(statement).isEqualTo(sqlState);
    }
}

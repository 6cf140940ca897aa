package io.flypg.postgres.exec;

import io.flypg.postgres.reach.Limits;
import io.flypg.postgres.reach.Link;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.SqlRoute;
import java.sql.SQLException;
import java.util.List;

/**
 * Through the guest of one machine: {@code psql} on the server's own socket, where the operator needs no password and nothing has to be
 * dialled from here.
 */
public final class ExecRoute implements SqlRoute {

    private final GuestShell shell;
    private final Limits limits;
    private volatile boolean proved;

    public ExecRoute(GuestShell shell) {
        this(shell, Limits.STANDARD);
    }

    public ExecRoute(GuestShell shell, Limits limits) {
        this.shell = shell;
        this.limits = limits;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    /** Each statement connects anew, so only the first way says at once whether there is one at all. */
    @Override
    public Link open(NodeAddress node, String database) throws SQLException {
        PsqlLink link = new PsqlLink(shell, database, limits.read());
        if (!proved) {
            link.ask(List.of("SELECT 1"), List.of());
            proved = true;
        }
        return link;
    }
}

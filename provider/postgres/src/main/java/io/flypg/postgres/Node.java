package io.flypg.postgres;

import io.flypg.postgres.act.Configuration;
import io.flypg.postgres.act.Databases;
import io.flypg.postgres.act.Extensions;
import io.flypg.postgres.act.Grants;
import io.flypg.postgres.act.Roles;
import io.flypg.postgres.act.SessionSettings;
import io.flypg.postgres.act.Slots;
import io.flypg.postgres.act.Writes;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.read.ContentsReader;
import io.flypg.postgres.read.InsideReader;
import io.flypg.postgres.read.NodeReader;
import io.flypg.postgres.state.AvailableExtension;
import io.flypg.postgres.state.Contents;
import io.flypg.postgres.state.NodeState;
import java.util.List;
import java.util.Set;

/**
 * One running PostgreSQL. It holds no connection: each call opens a short one of its own, and may come from any thread.
 * Every call throws {@link io.flypg.postgres.reach.PostgresException} when the node does not do it.
 */
public final class Node {

    private final SqlRoute route;
    private final NodeAddress address;

    Node(SqlRoute route, NodeAddress address) {
        this.route = route;
        this.address = address;
    }

    public NodeAddress address() {
        return address;
    }

    /** Everything about the node, with all its settings. */
    public NodeState state() {
        return state(Set.of());
    }

    /** Everything about the node, with these of its settings (all, when none is named) and all lines of its files. */
    public NodeState state(Set<String> settings) {
        return new NodeReader(route).read(address, settings);
    }

    /** All databases and roles, and the insides of these databases as far as they exist. */
    public Contents contents(Set<String> insides) {
        return new ContentsReader(route).read(address, insides);
    }

    public List<AvailableExtension> availableExtensions() {
        return new InsideReader(route).available(address);
    }

    public Databases databases() {
        return new Databases(route, address);
    }

    public Roles roles() {
        return new Roles(route, address);
    }

    public Extensions extensions() {
        return new Extensions(route, address);
    }

    public Grants grants() {
        return new Grants(route, address);
    }

    public SessionSettings sessionSettings() {
        return new SessionSettings(route, address);
    }

    public Configuration configuration() {
        return new Configuration(route, address);
    }

    public Writes writes() {
        return new Writes(route, address);
    }

    public Slots slots() {
        return new Slots(route, address);
    }
}

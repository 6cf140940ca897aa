package io.flypg.local.node.admin;

import io.flypg.local.node.member.Node;
import io.flypg.local.node.member.NodeRow;
import io.flypg.local.node.member.RepmgrFiles;
import io.flypg.local.node.member.Screening;
import io.flypg.local.node.member.Writes;
import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the admin API tells and changes about this very node, except its settings. */
final class AdminCommands {
    private final Node node;
    private final Writes writes;

    AdminCommands(Node node) {
        this.node = node;
        this.writes = new Writes(node);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/commands/admin/role", _ -> role()),
                Route.get("/commands/admin/readonly/state", _ -> Reply.result(writes.areOff())),
                Route.get("/commands/admin/readonly/enable", _ -> turnOff()),
                Route.get("/commands/admin/readonly/disable", _ -> turnOn()),
                Route.get("/commands/admin/haproxy/restart", _ -> restartProxy()),
                Route.get("/commands/admin/settings/view/repmgr", this::repmgr),
                Route.post("/commands/events/process", this::event));
    }

    private Reply role() throws SQLException, ApiProblem {
        try (Session session = node.members()) {
            return Reply.result(NodeRow.byId(session, node.id())
                    .orElseThrow(ApiProblem::noRows)
                    .roleWord());
        }
    }

    private Reply turnOff() throws SQLException, IOException {
        writes.turnOff();
        return Reply.result(true);
    }

    private Reply turnOn() throws SQLException, IOException {
        writes.turnOn();
        return Reply.result(true);
    }

    private Reply restartProxy() {
        node.proxy().restart();
        return Reply.result(true);
    }

    private Reply repmgr(Call call) throws ApiProblem {
        Map<String, String> all = RepmgrFiles.read(node.volume());
        Map<String, String> asked = new TreeMap<>();
        call.json().forEach(name -> {
            String value = all.get(name.asText());
            if (value != null) {
                asked.put(name.asText(), value);
            }
        });
        return Reply.result(asked);
    }

    private boolean isPrimary() throws SQLException {
        try (Session session = node.members()) {
            return node.row(session).isPrimary();
        }
    }

    /** A primary that is told of a standby that came or went judges itself anew. */
    private Reply event(Call call) throws ApiProblem, SQLException, IOException {
        if (!call.json().path("success").asBoolean()) {
            throw new ApiProblem("[ERROR] Event \"" + call.field("name") + "\" failed: " + call.field("details"));
        }
        if (call.field("name").startsWith("child_node_") && isPrimary()) {
            new Screening(node).screen();
        }
        return Reply.empty(200);
    }
}

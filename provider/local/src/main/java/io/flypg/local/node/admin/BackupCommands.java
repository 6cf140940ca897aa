package io.flypg.local.node.admin;

import io.flypg.local.node.member.Node;
import io.flypg.local.node.settings.BarmanSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the backups by the admin API. They exist only where backups are on. */
final class BackupCommands {
    private final Node node;

    BackupCommands(Node node) {
        this.node = node;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/commands/admin/settings/view/barman",
                        _ -> Reply.result(settings().view())),
                Route.post("/commands/admin/settings/update/barman", this::update));
    }

    private Reply update(Call call) throws ApiProblem {
        Map<String, String> wanted = new TreeMap<>();
        call.json()
                .properties()
                .forEach(field -> wanted.put(field.getKey(), field.getValue().asText()));
        try {
            settings().update(wanted);
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(String.valueOf(e.getMessage()));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("message", "Updated");
        result.put("restart_required", true);
        return Reply.result(result);
    }

    private BarmanSettings settings() throws ApiProblem {
        return node.backups().orElseThrow(() -> new ApiProblem("barman is not enabled"));
    }
}

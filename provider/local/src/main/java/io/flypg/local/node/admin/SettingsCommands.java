package io.flypg.local.node.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.node.member.Configuration;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.settings.SettingsValidation;
import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's settings by the admin API: viewed on this node, updated in the key-value store, applied to this node. Each of the
 * three does only that, with all that can go wrong in between.
 */
final class SettingsCommands {
    private static final String SELECT = """
            SELECT name, setting, vartype, min_val, max_val, enumvals, context, unit, short_desc, pending_restart
            FROM pg_settings WHERE name = ?""";

    private final Node node;
    private final Configuration configuration;

    SettingsCommands(Node node) {
        this.node = node;
        this.configuration = new Configuration(node);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/commands/admin/settings/view/postgres", this::view),
                Route.post("/commands/admin/settings/update/postgres", this::update),
                Route.post("/commands/admin/settings/apply", _ -> apply()));
    }

    private Reply view(Call call) throws ApiProblem, SQLException {
        List<Map<String, Object>> found = new ArrayList<>();
        try (Session session = open()) {
            for (JsonNode name : call.json()) {
                found.add(session.first(SettingsCommands::read, SELECT, name.asText())
                        .orElseThrow(ApiProblem::noRows));
            }
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("settings", found.isEmpty() ? null : found);
        return Reply.result(result);
    }

    private Reply update(Call call) throws ApiProblem, SQLException, HangUp {
        Map<String, String> wanted = texts(call.json());
        Map<String, String> merged = new TreeMap<>(configuration.userSettings());
        try (Session session = open()) {
            merged.putAll(new SettingsValidation(session).check(wanted));
            List<String> waiting = waiting(session, merged.keySet());
            configuration.store().save(merged);
            return Reply.result(message(waiting));
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> message(List<String> waiting) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(
                "message",
                waiting.isEmpty()
                        ? "Updated"
                        : "Updated, but settings " + String.join(", ", waiting) + " need a restart to apply");
        result.put("restart_required", !waiting.isEmpty());
        return result;
    }

    private Reply apply() throws SQLException, IOException {
        try (Session session = open()) {
            configuration.pullUserSettings();
            session.run("SELECT pg_reload_conf()");
        }
        return Reply.empty(200);
    }

    // asked before anything is applied, so a change that has just been made is never among them
    private static List<String> waiting(Session session, Set<String> names) throws SQLException {
        return session
                .all(row -> row.getString(1), "SELECT name FROM pg_settings WHERE pending_restart ORDER BY name")
                .stream()
                .filter(names::contains)
                .toList();
    }

    private static Map<String, String> texts(JsonNode json) throws HangUp {
        Map<String, String> settings = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!field.getValue().isTextual() && SettingsValidation.RULED.contains(field.getKey())) {
                throw new HangUp();
            }
            settings.put(field.getKey(), field.getValue().asText());
        }
        return settings;
    }

    private Session open() throws SQLException {
        return node.me().open(node.me().operator(), "postgres");
    }

    private static Map<String, Object> read(ResultSet row) throws SQLException {
        Map<String, Object> setting = new LinkedHashMap<>();
        for (String column : List.of("name", "setting", "vartype", "min_val", "max_val")) {
            put(setting, column, row.getString(column));
        }
        Array values = row.getArray("enumvals");
        put(setting, "enumvals", values == null ? null : Users.texts(values));
        for (String column : List.of("context", "unit", "short_desc")) {
            put(setting, column, row.getString(column));
        }
        setting.put("pending_restart", row.getBoolean("pending_restart"));
        return setting;
    }

    private static void put(Map<String, Object> setting, String column, @Nullable Object value) {
        if (value != null) {
            setting.put(column, value);
        }
    }
}

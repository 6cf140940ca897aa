package io.flypg.postgres.act;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Identifier;
import io.flypg.postgres.sql.Session;
import io.flypg.postgres.sql.SettingValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that hold for new sessions of a database or a role. They live in the catalogue, so standbys have them too. */
public final class SessionSettings {

    private final Target target;

    public SessionSettings(SqlRoute route, NodeAddress primary) {
        this.target = new Target(route, primary);
    }

    /**
     * Sets and takes back settings, all or none.
     *
     * @param values in PostgreSQL's text form; an empty one takes the setting back
     */
    public void put(Scope scope, Map<String, Optional<String>> values) {
        List<String> statements = values.entrySet().stream()
                .map(entry -> scope.alter() + change(entry.getKey(), entry.getValue()))
                .toList();
        target.together(Session.MAINTENANCE, "set what holds for " + scope.text(), statements);
    }

    public void set(Scope scope, String name, String value) {
        put(scope, Map.of(name, Optional.of(value)));
    }

    public void reset(Scope scope, String name) {
        put(scope, Map.of(name, Optional.empty()));
    }

    private static String change(String name, Optional<String> value) {
        String setting = Identifier.quoteSetting(name);
        return value.map(text -> " SET " + setting + " = " + SettingValue.quote(name, text))
                .orElse(" RESET " + setting);
    }
}

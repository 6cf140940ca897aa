package io.flypg.local.node.metrics;

import io.flypg.local.node.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every setting that is a number or a switch, in bytes or seconds where it has a unit. */
final class SettingMetrics {
    private static final String QUERY = """
            SELECT name, setting, coalesce(unit, '') AS unit FROM pg_settings
            WHERE vartype IN ('bool', 'integer', 'real') ORDER BY name""";

    private static final Pattern UNIT = Pattern.compile("(\\d*)(\\p{Alpha}+)");
    private static final Map<String, Double> SECONDS =
            Map.of("us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "h", 3_600.0, "d", 86_400.0);
    private static final Map<String, Double> BYTES = Map.of(
            "B", 1.0, "kB", 1024.0, "MB", 1024.0 * 1024, "GB", 1024.0 * 1024 * 1024, "TB", 1024.0 * 1024 * 1024 * 1024);

    private SettingMetrics() {}

    static void read(Session session, String server, Exposition into) throws SQLException {
        session.all(row -> read(row, server, into), QUERY);
    }

    private static Exposition read(ResultSet row, String server, Exposition into) throws SQLException {
        Matcher unit = UNIT.matcher(row.getString("unit"));
        String name = "pg_settings_" + row.getString("name").replace('.', '_');
        double value = value(row.getString("setting"));
        if (unit.matches()) {
            boolean time = SECONDS.containsKey(unit.group(2));
            double factor = (time ? SECONDS : BYTES).getOrDefault(unit.group(2), 1.0)
                    * (unit.group(1).isEmpty() ? 1 : Integer.parseInt(unit.group(1)));
            name += time ? "_seconds" : "_bytes";
            // a negative value is no amount but means off, or that another setting decides
            value = value < 0 ? value : value * factor;
        }
        return into.add(name, Exposition.Type.GAUGE, Map.of("server", server), value);
    }

    private static double value(String setting) {
        return switch (setting) {
            case "on" -> 1;
            case "off" -> 0;
            default -> Double.parseDouble(setting);
        };
    }
}

package io.flypg.local.node.settings;

import io.flypg.local.node.sql.Session;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The little that the image checks before it stores settings. Everything else is found out when a node is restarted. */
public final class SettingsValidation {
    /** The settings with a rule of their own. */
    public static final Set<String> RULED = Set.of(
            "shared_preload_libraries", "max_replication_slots", "wal_level", "max_wal_senders", "max_connections");

    private static final int LEAST_CONNECTIONS = 10;

    private final Session session;

    public SettingsValidation(Session session) {
        this.session = session;
    }

    /**
     * Checks settings and gives them as they are to be stored.
     *
     * @throws IllegalArgumentException saying what is wrong with the first one that is refused
     */
    public Map<String, String> check(Map<String, String> wanted) throws SQLException {
        Map<String, String> checked = new TreeMap<>();
        for (Map.Entry<String, String> setting : wanted.entrySet()) {
            requireKnown(setting.getKey());
            checked.put(setting.getKey(), check(setting.getKey(), setting.getValue(), wanted));
        }
        return checked;
    }

    private void requireKnown(String name) throws SQLException {
        require(
                !session.text("SELECT count(*) FROM pg_settings WHERE name = ?", name)
                        .equals("0"),
                "setting " + name + " is not a valid config option");
    }

    private String check(String name, String value, Map<String, String> wanted) throws SQLException {
        return switch (name) {
            case "shared_preload_libraries" -> libraries(value);
            case "max_replication_slots" -> slots(value, wanted);
            case "wal_level" -> walLevel(value, wanted);
            case "max_wal_senders" -> walSenders(value, wanted);
            case "max_connections" -> connections(value);
            default -> value;
        };
    }

    private String libraries(String value) throws SQLException {
        List<String> names = Arrays.asList(unquoted(value).split(",", -1));
        for (String name : names) {
            require(
                    !session.text("SELECT count(*) FROM pg_available_extensions WHERE name = ?", name)
                            .equals("0"),
                    "extension " + name + " has not been installed within this image");
        }
        require(names.contains("repmgr"), "repmgr must be included in shared_preload_libraries");
        return "'" + unquoted(value) + "'";
    }

    private String slots(String value, Map<String, String> wanted) throws SQLException {
        int slots = integer("max_replication_slots", value);
        int existing = Integer.parseInt(
                session.text("SELECT count(*) FROM pg_replication_slots WHERE slot_name LIKE 'repmgr_slot_%'"));
        require(
                slots >= existing,
                "max_replication_slots must be greater than or equal to the number of active replication slots: "
                        + existing);
        require(
                slots == 0 || !walLevelOf(wanted).equals("minimal"),
                "max_replication_slots must be 0 when wal_level is minimal");
        return value;
    }

    private String walLevel(String value, Map<String, String> wanted) throws SQLException {
        String senders = wanted.getOrDefault("max_wal_senders", current("max_wal_senders"));
        String archive = wanted.getOrDefault("archive_mode", current("archive_mode"));
        if (value.equals("minimal")) {
            require(senders.equals("0"), "max_wal_senders must be 0 when wal_level is minimal");
            require(archive.equals("off"), "archive_mode must be off when wal_level is minimal");
        } else {
            require(!senders.equals("0"), "max_wal_senders must be greater than 0 when wal_level is " + value);
        }
        return value;
    }

    private String walSenders(String value, Map<String, String> wanted) throws SQLException {
        boolean minimal = walLevelOf(wanted).equals("minimal");
        boolean none = integer("max_wal_senders", value) == 0;
        require(minimal || !none, "max_wal_senders must be greater than 0 unless wal_level is minimal");
        require(!minimal || none, "max_wal_senders must be 0 when wal_level is minimal");
        return value;
    }

    private static String connections(String value) {
        require(
                integer("max_connections", value) >= LEAST_CONNECTIONS,
                "max_connections must be greater than or equal to " + LEAST_CONNECTIONS);
        return value;
    }

    private String walLevelOf(Map<String, String> wanted) throws SQLException {
        return wanted.getOrDefault("wal_level", current("wal_level"));
    }

    private String current(String name) throws SQLException {
        return session.text("SELECT current_setting(?)", name);
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("'") && value.endsWith("'")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static int integer(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be an integer: " + value, e);
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}

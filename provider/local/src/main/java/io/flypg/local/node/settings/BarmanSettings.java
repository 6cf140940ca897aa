package io.flypg.local.node.settings;

import io.flypg.local.model.GoDuration;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings of the backups: known names with defaults, all of them texts, kept for the whole cluster. */
public final class BarmanSettings {
    private static final Map<String, String> DEFAULTS = Map.of(
            "archive_timeout", "60s",
            "full_backup_frequency", "24h",
            "minimum_redundancy", "3",
            "recovery_window", "7d");

    private static final Pattern TIMEOUT = Pattern.compile("\\d+(us|ms|s|min|m|h|d)");
    private static final Pattern WINDOW = Pattern.compile("[1-9]\\d*[dwy]");
    private static final Pattern COUNT = Pattern.compile("\\d+");
    private static final Duration LEAST_FREQUENCY = Duration.ofHours(1);

    private final SettingsStore store;

    public BarmanSettings(SettingsStore store) {
        this.store = store;
    }

    /** All of them. */
    public Map<String, String> view() {
        Map<String, String> settings = new TreeMap<>(DEFAULTS);
        settings.putAll(store.load().orElse(Map.of()));
        return settings;
    }

    /**
     * Stores new values of some. They count from the next boot of each member on.
     *
     * @throws IllegalArgumentException saying what is wrong with the first one that is refused
     */
    public void update(Map<String, String> wanted) {
        wanted.forEach(BarmanSettings::require);
        Map<String, String> settings = view();
        settings.putAll(wanted);
        store.save(settings);
    }

    private static void require(String name, String value) {
        boolean holds = switch (name) {
            case "archive_timeout" -> TIMEOUT.matcher(value).matches();
            case "recovery_window" -> WINDOW.matcher(value).matches();
            case "minimum_redundancy" -> COUNT.matcher(value).matches();
            case "full_backup_frequency" ->
                GoDuration.parse(value)
                        .filter(given -> given.compareTo(LEAST_FREQUENCY) >= 0)
                        .isPresent();
            default -> throw new IllegalArgumentException("invalid key: " + name);
        };
        if (!holds) {
            throw new IllegalArgumentException("invalid value for " + name + ": " + value);
        }
    }
}

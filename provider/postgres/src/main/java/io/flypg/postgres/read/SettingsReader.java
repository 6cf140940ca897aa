package io.flypg.postgres.read;

import io.flypg.postgres.reach.Row;
import io.flypg.postgres.state.ConfigFile;
import io.flypg.postgres.state.FileSetting;
import io.flypg.postgres.state.Reserved;
import io.flypg.postgres.state.Setting;
import io.flypg.postgres.state.SettingContext;
import io.flypg.postgres.state.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a node's settings together from what runs and what stands in its files. */
final class SettingsReader {

    static final String FILES = """
            SELECT coalesce(sourcefile, ''), coalesce(name, ''), coalesce(setting, ''), applied, error
              FROM pg_file_settings WHERE coalesce(name, '') !~ '%s' ORDER BY seqno
            """.formatted(Reserved.SETTINGS);

    static final String LIVE = """
            SELECT name, coalesce(setting, ''), unit, context, source, sourcefile, pending_restart, coalesce(boot_val, ''),
                   every OR lower(name) = ANY (names)
              FROM pg_settings, (SELECT ?::boolean AS every, ?::text[] AS names) asked
             WHERE name !~ '%s' AND (every OR lower(name) = ANY (names) OR pending_restart)
            """.formatted(Reserved.SETTINGS);

    /** Sources that hold for our session only, or for the role or database it is of. */
    private static final Set<String> OF_A_SESSION =
            Set.of("client", "session", "interactive", "user", "database", "database user", "global");

    private SettingsReader() {}

    static List<String> lowerCase(Collection<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    static Line line(Row row) {
        return new Line(ConfigFile.of(row.text(1)), row.text(2), row.text(3), row.flag(4), row.maybe(5));
    }

    static Live live(Row row) {
        Setting setting = new Setting(
                row.text(1),
                row.text(2),
                row.maybe(3),
                SettingContext.of(row.text(4)),
                row.text(5),
                row.maybe(6).map(ConfigFile::of),
                row.flag(7),
                row.text(8));
        return new Live(setting, row.flag(9));
    }

    static Settings settings(List<Line> lines, List<Live> live) {
        Map<String, Line> counting = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lines.stream().filter(line -> line.error().isEmpty()).forEach(line -> counting.put(line.name(), line));
        List<Setting> asked = live.stream()
                .filter(Live::asked)
                .map(Live::setting)
                .map(setting -> ofTheNode(setting, counting.get(setting.name())))
                .toList();
        Set<String> pending = live.stream()
                .map(Live::setting)
                .filter(Setting::pendingRestart)
                .map(setting -> setting.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Settings.of(
                asked, lines.stream().map(line -> line.setting(pending)).toList());
    }

    private static Setting ofTheNode(Setting setting, @Nullable Line line) {
        if (!OF_A_SESSION.contains(setting.source())) {
            return setting;
        }
        String value = line == null ? setting.bootValue() : BaseUnit.convert(line.value(), setting.unit());
        return new Setting(
                setting.name(),
                value,
                setting.unit(),
                setting.context(),
                line == null ? "default" : "configuration file",
                Optional.ofNullable(line).map(Line::file),
                setting.pendingRestart(),
                setting.bootValue());
    }

    /**
     * A setting as our session sees it.
     *
     * @param asked false when only its pending restart matters
     */
    record Live(Setting setting, boolean asked) {}

    /** A line as the server shows it: one that waits for a restart is shown as an error too. */
    record Line(ConfigFile file, String name, String value, boolean applied, Optional<String> error) {

        Line {
            Objects.requireNonNull(name);
        }

        FileSetting setting(Set<String> pendingRestart) {
            boolean waits = pendingRestart.contains(name.toLowerCase(Locale.ROOT));
            return new FileSetting(file, name, value, applied, error.filter(_ -> !waits));
        }
    }
}

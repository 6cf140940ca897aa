package io.flypg.postgres.state;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A node's settings: what the server runs with, and what stands in its files. Names are found in any case
 * ({@code timezone} is {@code TimeZone}). The connection to the primary and everything about recovery are left out: they
 * are the image's, and can hold a password.
 */
public record Settings(SortedMap<String, Setting> live, List<FileSetting> files) {

    public Settings {
        SortedMap<String, Setting> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(live);
        live = Collections.unmodifiableSortedMap(anyCase);
        files = List.copyOf(files);
    }

    public static Settings of(Collection<Setting> live, List<FileSetting> files) {
        SortedMap<String, Setting> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        live.forEach(setting -> byName.put(setting.name(), setting));
        return new Settings(byName, files);
    }

    public Optional<Setting> find(String name) {
        return Optional.ofNullable(live.get(name));
    }

    /** What stands in one file, in its order. */
    public List<FileSetting> in(ConfigFile file) {
        return files.stream().filter(setting -> setting.file() == file).toList();
    }

    /** The last line for this setting in one file: the one of that file that counts. */
    public Optional<FileSetting> in(ConfigFile file, String name) {
        return in(file).stream()
                .filter(setting -> setting.name().equalsIgnoreCase(name))
                .reduce((earlier, later) -> later);
    }

    /** Lines that keep the server from reloading, and from starting. */
    public List<FileSetting> errors() {
        return files.stream().filter(setting -> setting.error().isPresent()).toList();
    }
}

package io.flypg.local.node;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.settings.BarmanSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command {@code flexctl}: backups, seen from inside. The settings are kept as on the real image; there is no object storage here,
 * so there never is a backup.
 */
final class Flexctl {
    /** The settings in the order and under the names in which they are shown. */
    private static final Map<String, String> TITLES = titles();

    private final Node node;

    Flexctl(Node node) {
        this.node = node;
    }

    ExecResult run(List<String> words) {
        Optional<BarmanSettings> settings = node.backups();
        if (words.size() < 3 || !words.get(1).equals("backup")) {
            return failed("usage: flexctl backup list|show|create|config");
        }
        if (settings.isEmpty()) {
            return failed("backups are not enabled");
        }
        return switch (words.get(2)) {
            case "list" -> said(words.contains("--json") ? "{\"backups_list\":[]}" : "No backups found");
            case "show" -> failed("backup not found");
            case "create" -> failed("the local platform has no object storage to keep a backup in");
            case "config" -> config(words.size() > 3 ? words.get(3) : "", words, settings.get());
            default -> failed("unknown command \"" + words.get(2) + "\" for \"flexctl backup\"");
        };
    }

    private static ExecResult config(String verb, List<String> words, BarmanSettings settings) {
        return switch (verb) {
            case "show" -> said(show(settings.view()));
            case "update" -> update(words, settings);
            default -> failed("unknown command \"" + verb + "\" for \"flexctl backup config\"");
        };
    }

    private static ExecResult update(List<String> words, BarmanSettings settings) {
        Map<String, String> wanted = new LinkedHashMap<>();
        TITLES.keySet()
                .forEach(name -> CommandLine.option(words, "--" + name.replace('_', '-'))
                        .ifPresent(value -> wanted.put(name, value)));
        if (wanted.isEmpty()) {
            return failed("no changes were specified");
        }
        try {
            settings.update(wanted);
            return said("Updated barman configuration; a restart is required for it to take effect");
        } catch (IllegalArgumentException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private static String show(Map<String, String> settings) {
        StringBuilder text = new StringBuilder();
        TITLES.forEach((name, title) -> text.append("  ")
                .append(title)
                .append(" = ")
                .append(settings.getOrDefault(name, ""))
                .append('\n'));
        return text.toString().stripTrailing();
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("archive_timeout", "ArchiveTimeout");
        titles.put("recovery_window", "RecoveryWindow");
        titles.put("full_backup_frequency", "FullBackupFrequency");
        titles.put("minimum_redundancy", "MinimumRedundancy");
        return titles;
    }

    private static ExecResult said(String text) {
        return new ExecResult(0, text + "\n", "");
    }

    private static ExecResult failed(String why) {
        return new ExecResult(1, "", why + "\n");
    }
}

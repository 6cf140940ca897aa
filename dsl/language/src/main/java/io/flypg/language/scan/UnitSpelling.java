package io.flypg.language.scan;

/** What people write for a unit, and what they mean by it. */
public final class UnitSpelling {
    private UnitSpelling() {}

    /** The unit of the language that is meant; empty when none is. */
    public static String meant(String letters) {
        return switch (letters) {
            case "k", "K", "kb", "Kb", "kB", "KB", "kiB", "KiB" -> "kB";
            case "m", "M", "mb", "Mb", "mB", "MB", "MiB" -> "MB";
            case "g", "G", "gb", "Gb", "gB", "GB", "GiB" -> "GB";
            case "t", "T", "tb", "Tb", "tB", "TB", "TiB" -> "TB";
            case "ms", "millis", "milliseconds" -> "ms";
            case "s", "sec", "secs", "second", "seconds" -> "seconds";
            case "min", "mins", "minute", "minutes" -> "minutes";
            case "h", "hr", "hrs", "hour", "hours" -> "hours";
            case "d", "day", "days" -> "days";
            case "w", "week", "weeks" -> "weeks";
            case "pct", "percent" -> "percent";
            default -> "";
        };
    }
}

package io.flypg.cli.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/** The units of definitions, in words. */
final class Units {
    private Units() {}

    /** What each means, smallest first. */
    static Map<String, String> all() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("kB", "1024 bytes");
        units.put("MB", "1024 kB");
        units.put("GB", "1024 MB");
        units.put("TB", "1024 GB");
        units.put("ms", "thousandths of a second");
        units.put("seconds", "seconds");
        units.put("minutes", "60 seconds");
        units.put("hours", "60 minutes");
        units.put("days", "24 hours");
        units.put("weeks", "7 days");
        units.put("percent", "a hundredth; of a size or a duration when multiplied with it");
        return units;
    }

    /** The page about them. */
    static String page() {
        StringBuilder text = new StringBuilder("""
                # Units

                A number with a unit is written `20.GB` or `1.5.GB`. Values with units can be calculated with: `machine * 25.percent`,
                `10.GB * 3`. What does not come out whole in the smallest unit is a mistake.

                | unit | what it is | example |
                |---|---|---|
                """);
        all().forEach((unit, meaning) -> text.append("| `%s` | %s | `10.%1$s` |\n".formatted(unit, meaning)));
        return text.toString();
    }
}

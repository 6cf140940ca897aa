package io.flypg.local.node.metrics;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Metrics as text: all samples of a name stand together below its type, as a scraper demands. */
final class Exposition {
    private final Map<String, StringBuilder> metrics = new LinkedHashMap<>();

    /** What a scraper may do with the values of a metric. */
    enum Type {
        COUNTER,
        GAUGE,
        UNTYPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Exposition add(String name, Type type, Map<String, String> labels, double value) {
        metrics.computeIfAbsent(name, _ -> new StringBuilder("# TYPE " + name + " " + type + "\n"))
                .append(name)
                .append(print(labels))
                .append(' ')
                .append(print(value))
                .append('\n');
        return this;
    }

    @Override
    public String toString() {
        return String.join("", metrics.values());
    }

    private static String print(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        StringJoiner text = new StringJoiner(",", "{", "}");
        labels.forEach((name, value) -> text.add(name + "=\"" + escaped(value) + "\""));
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String print(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}

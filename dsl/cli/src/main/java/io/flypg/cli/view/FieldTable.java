package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Span;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.plan.FieldDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Fields, before and after, in columns. */
final class FieldTable {
    private static final int WIDEST = 40;

    private final List<FieldDiff> fields;
    private final boolean isNew;
    private final Function<FieldDiff, List<String>> origins;

    /**
     * Of something that is new, what is not there now is not mentioned.
     *
     * @param origins what is to be said about where a desired value comes from
     */
    FieldTable(List<FieldDiff> fields, boolean isNew, Function<FieldDiff, List<String>> origins) {
        this.fields = List.copyOf(fields);
        this.isNew = isNew;
        this.origins = origins;
    }

    Page page() {
        Page page = new Page();
        int paths = widest(fields.stream().map(FieldDiff::path).toList());
        int values = widest(fields.stream().map(this::value).toList());
        for (FieldDiff field : fields) {
            String start = "    " + padded(field.path(), paths) + "  ";
            page.text(start.length(), plain(start), plain(padded(value(field), values)), effect(field), remarks(field));
            if (field.drift() != null) {
                page.text(
                        8,
                        plain("      "),
                        Style.YELLOW.of("changed behind the definition's back: "),
                        plain(field.drift() + since(field)));
            }
        }
        return page;
    }

    private static String since(FieldDiff field) {
        return field.since() == null ? "" : ", since " + field.since();
    }

    /** What is there and what will be; for something new only the latter, unless a half-made one is there. */
    private String value(FieldDiff field) {
        String before = field.before();
        String after = field.after();
        if (before == null && isNew) {
            return after == null ? "(none)" : after;
        }
        return (before == null ? "(none)" : before) + " → " + (after == null ? "(none)" : after);
    }

    private Span effect(FieldDiff field) {
        return switch (field.effect()) {
            case ONLINE -> isNew ? plain("") : Style.GREEN.of("  online");
            case RELOAD -> Style.GREEN.of("  reload");
            case RESTART -> Style.YELLOW.of("  restart");
            case NEW_NODES -> Style.YELLOW.of("  new nodes");
            case REFUSED -> Style.ALARM.of("  refused");
        };
    }

    private Span remarks(FieldDiff field) {
        List<String> remarks = new ArrayList<>(origins.apply(field));
        if (field.place() != null && field.drift() == null) {
            remarks.add(field.place());
        }
        return remarks.isEmpty() ? plain("") : Style.DIM.of("  (" + String.join("; ", remarks) + ")");
    }

    private static int widest(List<String> texts) {
        return texts.stream()
                .mapToInt(String::length)
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}

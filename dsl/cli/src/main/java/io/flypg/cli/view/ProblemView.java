package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Span;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Severity;
import java.util.List;

/** Problems as a good compiler shows them: what, where, the line with carets, why, what to do. */
public final class ProblemView {
    /** More than this nobody reads in one go. */
    private static final int SHOWN = 100;

    /** Longer source lines show the part around the mistake. */
    private static final int LONGEST_LINE = 160;

    /** Carets farther to the right leave no room for the detail beside them. */
    private static final int FARTHEST_CARETS = 40;

    private ProblemView() {}

    /** All of them, and how many there are when there are several. */
    public static Page of(List<Problem> problems) {
        Page page = new Page();
        problems.stream().limit(SHOWN).forEach(problem -> page.add(of(problem)).blank());
        if (problems.size() > 1) {
            page.line(count(problems));
        }
        return page;
    }

    /** One problem. */
    public static Page of(Problem problem) {
        Page page = new Page();
        boolean error = problem.severity() == Severity.ERROR;
        page.line(
                (error ? Style.ALARM : Style.YELLOW).of(error ? "error" : "warning"),
                Style.BOLD.of(": " + problem.summary()));
        Place place = problem.place();
        if (place != null && place.hasLine()) {
            frame(page, problem, place);
        } else {
            unframed(page, problem);
        }
        return page;
    }

    private static String count(List<Problem> problems) {
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        long warnings = problems.size() - errors;
        String text = Count.of(errors, "error")
                + (warnings == 0 ? "" : (errors == 0 ? "" : ", ") + Count.of(warnings, "warning"));
        String shown = problems.size() > SHOWN ? "; the first " + SHOWN + " are shown" : "";
        return (errors == 0 ? Count.of(warnings, "warning") : text) + shown + ".";
    }

    private static void unframed(Page page, Problem problem) {
        Place place = problem.place();
        String where = place != null ? place.toString() : problem.subject();
        if (where != null) {
            page.line(Style.CYAN.of("  --> "), plain(where));
        }
        if (!problem.detail().isEmpty()) {
            problem.detail().lines().forEach(line -> page.text(2, "  " + line));
        }
        if (!problem.hint().isEmpty()) {
            page.text(8, Style.CYAN.of("  help: "), plain(problem.hint()));
        }
    }

    private static void frame(Page page, Problem problem, Place place) {
        String number = Integer.toString(place.line());
        String gutter = " ".repeat(number.length());
        page.line(Style.CYAN.of(gutter + "--> "), plain(place.toString()));
        Span bar = Style.CYAN.of(gutter + " |");
        Excerpt excerpt = Excerpt.of(place);
        page.line(bar);
        page.line(Style.CYAN.of(number + " | "), plain(excerpt.text()));
        String carets = " ".repeat(excerpt.start() + 1) + "^".repeat(excerpt.length());
        if (problem.detail().isEmpty() || carets.length() > FARTHEST_CARETS) {
            page.line(bar, Style.ALARM.of(carets));
            note(page, gutter, "", problem.detail());
        } else {
            int hang = gutter.length() + carets.length() + 3;
            page.text(hang, bar, Style.ALARM.of(carets), plain(" " + problem.detail()));
        }
        for (Place from = place.from(); from != null; from = from.from()) {
            note(
                    page,
                    gutter,
                    "from: ",
                    from.text().isBlank()
                            ? from.toString()
                            : from + "  " + from.text().strip());
        }
        note(page, gutter, "help: ", problem.hint());
    }

    private static void note(Page page, String gutter, String title, String text) {
        if (!text.isEmpty()) {
            String start = gutter + " = " + title;
            page.text(start.length(), Style.CYAN.of(start), plain(text));
        }
    }

    /**
     * The part of a source line that is shown.
     *
     * @param start 0-based column of the first caret in the text
     * @param length number of carets
     */
    private record Excerpt(String text, int start, int length) {
        private static final String CUT = "...";

        static Excerpt of(Place place) {
            String line = place.text();
            int start = Math.clamp(place.column() - 1L, 0, line.length());
            int from = line.length() <= LONGEST_LINE ? 0 : Math.max(0, start - LONGEST_LINE / 4);
            int to = Math.min(line.length(), from + LONGEST_LINE);
            String text = (from > 0 ? CUT : "") + line.substring(from, to) + (to < line.length() ? CUT : "");
            int shift = from > 0 ? CUT.length() - from : 0;
            int length = Math.clamp(place.length(), 1, Math.max(1, to - start));
            return new Excerpt(text, start + shift, length);
        }
    }
}

package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import com.fasterxml.jackson.core.JsonGenerator;
import io.flypg.cli.terminal.Output;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Span;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.plan.Drift;
import io.flypg.engine.plan.Drift.Finding;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Origin;
import io.flypg.engine.problem.Problem;
import java.io.IOException;
import java.util.List;

/** Shows what is not as flypg left it, and where that lives. */
public final class DriftView {
    private DriftView() {}

    /** For people. */
    public static void show(Drift drift, Output out) {
        Page page = new Page();
        for (Finding finding : drift.findings()) {
            page.line(mark(finding), Style.BOLD.of(finding.address().toString()), title(finding));
            switch (finding) {
                case Finding.Changed changed ->
                    page.add(new FieldTable(changed.fields(), false, DriftView::origin).page());
                case Finding.Missing _ -> page.text(4, "    it is declared; it was removed, or never made");
                case Finding.Unseen unseen -> unseen.problems().forEach(problem -> reason(page, problem));
            }
            page.blank();
        }
        page.text(2, summary(drift));
        out.print(page);
    }

    private static Span mark(Finding finding) {
        return switch (finding) {
            case Finding.Changed _ -> Style.YELLOW.of("~ ");
            case Finding.Missing _ -> Style.RED.of("- ");
            case Finding.Unseen _ -> Style.ALARM.of("! ");
        };
    }

    private static Span title(Finding finding) {
        return switch (finding) {
            case Finding.Changed _ -> Style.YELLOW.of("  changed");
            case Finding.Missing _ -> Style.YELLOW.of("  not there");
            case Finding.Unseen _ -> Style.ALARM.of("  cannot be seen");
        };
    }

    private static void reason(Page page, Problem problem) {
        page.text(4, plain("    "), Style.ALARM.of(problem.summary()), plain(": " + problem.detail()));
    }

    private static Span summary(Drift drift) {
        return drift.isEmpty()
                ? Style.GREEN.of(
                        "No drift: nothing is known to have been changed behind the definition's back. A declared"
                                + " value that differs may only wait to be applied: 'flypg plan' shows those.")
                : Style.BOLD.of("Drift: " + Count.of(drift.findings().size(), "resource")
                        + (drift.findings().size() == 1 ? " is" : " are") + " not as flypg left "
                        + (drift.findings().size() == 1 ? "it." : "them.")
                        + " 'flypg plan' says how to put that right.");
    }

    /** For programs. */
    public static void showJson(String project, Drift drift, Output out) {
        JsonDocument.print(out, json -> {
            json.writeStringField("project", project);
            json.writeArrayFieldStart("drift");
            for (Finding finding : drift.findings()) {
                finding(json, finding);
            }
            json.writeEndArray();
        });
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", finding.address().toString());
        switch (finding) {
            case Finding.Changed changed -> {
                json.writeStringField("found", "changed");
                json.writeArrayFieldStart("fields");
                for (FieldDiff field : changed.fields()) {
                    PlanJson.field(json, field, changed.address(), Origins.NONE);
                }
                json.writeEndArray();
            }
            case Finding.Missing _ -> json.writeStringField("found", "missing");
            case Finding.Unseen unseen -> {
                json.writeStringField("found", "unseen");
                JsonDocument.problems(json, "problems", unseen.problems());
            }
        }
        json.writeEndObject();
    }

    private static List<String> origin(FieldDiff field) {
        return field.origin() == Origin.DECLARED
                ? List.of()
                : List.of(field.origin().word());
    }
}

package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Span;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.address.Address;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Origin;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as people read it: what changes, why, in which steps, and what that costs. */
final class PlanPage {
    /** More addresses than this are only counted. */
    private static final int NAMED = 6;

    private final Plan plan;
    private final Origins origins;
    private final Page page = new Page();

    private PlanPage(Plan plan, Origins origins) {
        this.plan = plan;
        this.origins = origins;
    }

    static Page of(Plan plan, Origins origins) {
        return new PlanPage(plan, origins).write();
    }

    private Page write() {
        Alike.fold(plan).forEach(this::change);
        if (plan.isEmpty()) {
            nothingToDo();
        } else {
            unchanged();
            page.text(2, Style.BOLD.of(PlanSummary.of(plan).text()));
        }
        scope();
        return page;
    }

    private void scope() {
        if (!plan.scope().isWhole()) {
            String targets =
                    plan.scope().targets().stream().map(Address::toString).collect(Collectors.joining(", "));
            page.text(
                    2,
                    Style.YELLOW.of("Limited to " + targets + " and what that needs: "),
                    plain(Count.of(plan.scope().leftOut(), "other change")
                            + (plan.scope().leftOut() == 1 ? " is" : " are") + " left out."));
        }
    }

    private void nothingToDo() {
        long all = plan.changes().size();
        String what = all == 1 ? "1 resource is as declared." : all + " resources are as declared.";
        page.text(2, Style.GREEN.of("Nothing to do: "), plain(what));
        Map<String, List<String>> alike = new LinkedHashMap<>();
        plan.guarantees()
                .forEach((cluster, guarantee) ->
                        alike.computeIfAbsent(guarantee, _ -> new ArrayList<>()).add(cluster));
        alike.forEach((guarantee, clusters) -> page.text(2, Style.DIM.of(named(clusters) + ": " + guarantee + ".")));
    }

    private static String named(List<String> clusters) {
        return clusters.size() <= NAMED ? String.join(", ", clusters) : "each of " + clusters.size() + " clusters";
    }

    private void unchanged() {
        List<String> same = plan.changes().stream()
                .filter(change ->
                        change instanceof Change.NoChange && change.problems().isEmpty())
                .map(change -> change.address().toString())
                .toList();
        if (!same.isEmpty()) {
            String text = same.size() <= NAMED ? String.join(", ", same) : same.size() + " other resources";
            page.text(2, Style.DIM.of("As declared: " + text + "."));
            page.blank();
        }
    }

    private void change(Alike alike) {
        Change change = alike.first();
        page.line(mark(change), Style.BOLD.of(change.address().toString()), title(change));
        others(alike);
        plan.outlook(change).ifPresent(outlook -> page.add(OutlookLines.of(change, outlook)));
        page.add(new FieldTable(change.fields(), change instanceof Change.Create, field -> origin(change, field))
                .page());
        change.problems().forEach(problem -> problem(change, problem));
        page.add(StepList.of(change));
        page.blank();
    }

    /** Empty when the value stands where its resource is declared. */
    private List<String> origin(Change change, FieldDiff field) {
        List<String> remarks = new ArrayList<>();
        Origin origin = origins.of(change.address(), field);
        if (origin != Origin.DECLARED) {
            remarks.add(origin.word());
        }
        if (origins.isFromElsewhere(change.address(), field.path())) {
            origins.of(change.address(), field.path()).stream()
                    .map(stop -> stop.place().hasLine()
                            ? stop.place().file() + ":" + stop.place().line()
                            : stop.place().file())
                    .reduce((first, next) -> first + " ← " + next)
                    .ifPresent(remarks::add);
        }
        return remarks;
    }

    private void others(Alike alike) {
        if (!alike.others().isEmpty()) {
            String names = alike.others().stream()
                    .map(change -> change.address().name())
                    .collect(Collectors.joining(", "));
            String title =
                    "the same, each with its own names, for " + alike.others().size() + " more: ";
            page.text(6, plain("    "), Style.CYAN.of(title), plain(names));
        }
    }

    private static Span mark(Change change) {
        return switch (change) {
            case Change.Create _ -> Style.GREEN.of("+ ");
            case Change.Update _ -> Style.YELLOW.of("~ ");
            case Change.Delete _ -> Style.RED.of("- ");
            case Change.Blocked _ -> Style.ALARM.of("! ");
            case Change.NoChange _ -> plain("  ");
        };
    }

    private static Span title(Change change) {
        return switch (change) {
            case Change.Create create -> Style.GREEN.of(create.partial() ? "  create, more follows" : "  create");
            case Change.Update update -> Style.YELLOW.of(update.partial() ? "  update, more follows" : "  update");
            case Change.Delete delete -> Style.RED.of("  delete" + withData(delete));
            case Change.Blocked blocked -> Style.ALARM.of(blocked.refused() ? "  refused" : "  blocked");
            case Change.NoChange _ -> Style.DIM.of("  nothing to do");
        };
    }

    private static String withData(Change.Delete delete) {
        if (delete.keepsData()) {
            return ", and keep its last volume";
        }
        return delete.holdsData() ? ", with all its data" : "";
    }

    private void problem(Change change, Problem problem) {
        Span title = change instanceof Change.Blocked
                ? Style.ALARM.of(problem.summary())
                : Style.YELLOW.of("note: " + problem.summary());
        page.text(4, plain("    "), title, plain(": " + problem.detail()));
        if (!problem.hint().isEmpty()) {
            page.text(10, plain("    "), Style.CYAN.of("help: "), plain(problem.hint()));
        }
    }
}

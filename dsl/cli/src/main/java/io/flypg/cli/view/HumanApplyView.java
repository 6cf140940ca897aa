package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Output;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.apply.Event;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.plan.Plan;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An apply for people: live on a terminal, lines elsewhere. */
final class HumanApplyView implements ApplyView {
    /** The others of a fleet are reached in the same way. */
    private static final int SHOWN = 6;

    private static final Duration FRAME = Duration.ofMillis(100);

    private final Output out;
    private final Progress progress;
    private @Nullable Ticker ticker;

    HumanApplyView(Output out, LongSupplier nanos) {
        this.out = out;
        this.progress = out.look().terminal() ? new LiveProgress(out, nanos) : new PlainProgress(out, nanos);
    }

    @Override
    public void show(Plan plan, Origins origins) {
        out.print(PlanPage.of(plan, origins));
    }

    @Override
    public void begin() {
        ticker = new Ticker(FRAME, progress::tick);
    }

    @Override
    public void accept(Event event) {
        progress.accept(event);
    }

    @Override
    public void say(String text) {
        progress.say(text);
    }

    @Override
    public void end() {
        if (ticker != null) {
            ticker.close();
        }
        progress.end();
    }

    @Override
    public void report(ApplyReport report) {
        Page page = new Page().blank();
        String made = report.made().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        String what = " " + (made.isEmpty() ? "nothing was changed" : made) + ", in " + Count.time(report.took()) + ".";
        page.text(2, report.isSuccess() ? Style.GREEN.of("Done:") : Style.RED.of("Not finished:"), plain(what));
        if (report.isSuccess()) {
            success(page, report);
        } else {
            String why = report.stopped() ? "Stopped as you asked. " : "";
            page.text(2, why + report.goOn());
        }
        out.print(page);
    }

    private static int shown(ApplyReport report) {
        return Math.min(SHOWN, report.connections().size());
    }

    private static void success(Page page, ApplyReport report) {
        for (ApplyReport.Connection connection : report.connections().subList(0, shown(report))) {
            page.blank().line(Style.BOLD.of(connection.cluster()));
            String guarantee = report.plan().guarantees().get(connection.cluster());
            if (guarantee != null) {
                page.text(4, Style.CYAN.of("  guarantee: "), plain(guarantee));
            }
            connection.lines().forEach(line -> page.line("  " + line));
        }
        int more = report.connections().size() - shown(report);
        if (more > 0) {
            page.blank().line("and " + Count.of(more, "cluster") + " more, which 'flypg status' shows.");
        }
        report.receipts().forEach(receipt -> ReceiptView.add(receipt, page));
        if (!report.next().isEmpty()) {
            page.blank().line("Try next:");
            Table table = new Table();
            report.next().forEach(hint -> table.row(Style.BOLD.of(hint.command()), plain(hint.purpose())));
            page.add(table.page());
        }
    }
}

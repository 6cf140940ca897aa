package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Interruptions;
import io.flypg.engine.plan.Irreversible;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.Outlook;
import io.flypg.engine.plan.Outlook.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody wants to know first of a cluster that changes: who will notice, what it costs, what it survives, what stays for good. */
final class OutlookLines {
    private static final int CENTS = 100;

    private final Page page = new Page();

    private OutlookLines() {}

    static Page of(Change change, Outlook outlook) {
        OutlookLines lines = new OutlookLines();
        if (!change.steps().isEmpty() && outlook.before().isPresent()) {
            lines.line("impact", impact(change));
        }
        lines.line("cost", cost(change, outlook));
        lines.guarantee(outlook);
        List<String> losses = Irreversible.of(change);
        if (!losses.isEmpty()) {
            lines.line("for good", String.join("; ", losses));
        }
        return lines.page;
    }

    private void line(String title, String text) {
        page.text(6, plain("    "), Style.CYAN.of(title + ": "), plain(text));
    }

    private static String impact(Change change) {
        if (change instanceof Change.Delete) {
            return "nothing serves it any more";
        }
        String interruptions = impact(Interruptions.of(change.steps()));
        return isWithoutPrimary(change) ? "no node takes writes before it; then " + interruptions : interruptions;
    }

    /** Only where nobody is the primary is whatever role waited for. */
    private static boolean isWithoutPrimary(Change change) {
        return change.steps().stream()
                .anyMatch(step -> step instanceof NodeStep.AwaitRole await && await.role() == NodeRole.UNKNOWN);
    }

    private static String impact(Interruptions interruptions) {
        List<String> parts = new ArrayList<>();
        Duration gap = interruptions.writeGap();
        parts.add(gap.isZero() ? "writes go on" : "writes stop for about " + Count.whole(gap) + " at worst");
        if (interruptions.restarts() > 0) {
            parts.add(Count.of(interruptions.restarts(), "restart"));
        }
        if (interruptions.switchovers() > 0) {
            parts.add(Count.of(interruptions.switchovers(), "switchover"));
        }
        return String.join(", ", parts);
    }

    private static String cost(Change change, Outlook outlook) {
        boolean keeps = change instanceof Change.Delete delete && delete.keepsData();
        String prices = (keeps ? " for its nodes; the kept volume costs what it did" : "") + " (Fly's prices of "
                + outlook.prices() + ", without snapshots and traffic)";
        if (!hasPrice(outlook.before()) || !hasPrice(outlook.after())) {
            return "not known, because there is no price for its CPUs" + prices;
        }
        String then = dollars(outlook.after());
        String now = outlook.before().isPresent() ? dollars(outlook.before()) : then;
        if (!now.equals(then)) {
            return "about " + now + " → " + then + " a month" + prices;
        }
        return "about " + then + " a month" + (outlook.before().isPresent() ? ", as before" : "") + prices;
    }

    private static boolean hasPrice(Optional<Side> side) {
        return side.isEmpty() || side.get().monthly().isPresent();
    }

    /** What is not there costs nothing. */
    private static String dollars(Optional<Side> side) {
        return "$" + (side.flatMap(Side::monthly).orElse(0L) + CENTS / 2) / CENTS;
    }

    /** Of a cluster that goes there is none any more, and that is said by its title. */
    private void guarantee(Outlook outlook) {
        Optional<String> before = outlook.before().map(Side::guarantee);
        Optional<String> after = outlook.after().map(Side::guarantee);
        before.filter(text -> after.isPresent() && !after.equals(before))
                .ifPresent(text -> line("guarantee so far", text));
        after.ifPresent(text -> line("guarantee", text));
    }
}

package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;
import java.time.ZoneOffset;

/** Says where the data of a deleted cluster is, how it comes back, and how it goes for good. */
final class ReceiptView {
    private ReceiptView() {}

    static void add(Receipt receipt, Page page) {
        page.blank().line(Style.BOLD.of(receipt.cluster()), plain("  nothing serves it any more; its data is kept"));
        Table table = new Table()
                .row(plain("app"), plain(receipt.cluster()))
                .row(plain("volume"), plain(receipt.volume() + ", until somebody deletes it"))
                .row(plain("snapshot"), plain(receipt.snapshot() + until(receipt)))
                .row(Style.CYAN.of("to have it back"), plain("declare the cluster again, and apply"))
                .row(
                        Style.CYAN.of("as another cluster"),
                        plain("restoreFrom(snapshot: '" + receipt.snapshot() + "') in that one's definition"))
                .row(Style.CYAN.of("to remove it for good"), plain("fly apps destroy " + receipt.cluster()));
        page.add(table.page());
    }

    private static String until(Receipt receipt) {
        return receipt.expires()
                .map(time -> ", until " + time.atOffset(ZoneOffset.UTC).toLocalDate()
                        + ", and no longer than the app is there")
                .orElse("");
    }
}

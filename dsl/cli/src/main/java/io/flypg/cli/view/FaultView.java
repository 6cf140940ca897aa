package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;
import java.util.List;

/** Faults of the local platform, for people. */
public final class FaultView {
    private FaultView() {}

    /**
     * One of them.
     *
     * @param struck to how many calls it has happened
     */
    public record Row(long number, long struck, String text) {}

    public static Page of(List<Row> faults) {
        Table table = new Table().row(Style.BOLD.of("number"), Style.BOLD.of("struck"), Style.BOLD.of("fault"));
        faults.forEach(fault ->
                table.row(plain(Long.toString(fault.number)), plain(Long.toString(fault.struck)), plain(fault.text)));
        return table.page();
    }
}

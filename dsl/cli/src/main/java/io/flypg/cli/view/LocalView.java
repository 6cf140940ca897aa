package io.flypg.cli.view;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.local.LocalContent;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;

/** A running local platform, for people. */
public final class LocalView {
    private LocalView() {}

    public static Page of(String url, long pid, String folder, LocalContent content) {
        Page page = new Page().line(Style.GREEN.of("The local platform is running."));
        Table table = new Table()
                .row(plain("url"), plain(url))
                .row(plain("process"), plain(Long.toString(pid)))
                .row(plain("apps"), plain(Integer.toString(content.apps())))
                .row(plain("machines"), plain(Integer.toString(content.machines())))
                .row(plain("folder"), plain(folder))
                .row(plain("disk"), plain(Count.bytes(content.diskBytes())));
        return page.add(table.page());
    }
}

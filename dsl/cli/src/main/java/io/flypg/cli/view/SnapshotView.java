package io.flypg.cli.view;

import io.flypg.cli.terminal.Output;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Span;
import io.flypg.cli.terminal.Style;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A snapshot as it is shown.
 *
 * @param node whose volume it is of
 * @param bytes that it takes
 * @param expires when the platform deletes it; empty when it does not say
 */
public record SnapshotView(
        String cluster, String node, String volume, String snapshot, long bytes, Optional<Instant> expires) {
    /** For people. */
    public void show(Output out) {
        String until = expires.map(
                        time -> ", until " + time.atOffset(ZoneOffset.UTC).toLocalDate())
                .orElse("");
        Page page = new Page();
        page.line(
                Style.BOLD.of(snapshot),
                Span.plain("  of the volume " + volume + " of " + node + ", " + Count.bytes(bytes) + until));
        out.print(page);
    }

    /** For programs. */
    public void showJson(Output out) {
        JsonDocument.print(out, json -> {
            json.writeStringField("cluster", cluster);
            json.writeStringField("node", node);
            json.writeStringField("volume", volume);
            json.writeStringField("snapshot", snapshot);
            json.writeNumberField("bytes", bytes);
            JsonDocument.text(json, "expires", expires.map(Instant::toString).orElse(null));
        });
    }
}

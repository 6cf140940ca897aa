package io.flypg.local.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What clients write down about an app for themselves; the platform only keeps it.
 *
 * @param releases newest first
 */
public record Ledger(List<Release> releases, List<Attachment> attachments) {
    public static final Ledger EMPTY = new Ledger(List.of(), List.of());

    private static final int RELEASES_KEPT = 50;

    public Ledger {
        releases = List.copyOf(releases);
        attachments = List.copyOf(attachments);
    }

    public Optional<Release> current() {
        return releases.stream().findFirst();
    }

    /** With a new release before all others, or one that has changed in its place. */
    public Ledger with(Release release) {
        boolean known = releases.stream().anyMatch(other -> other.id().equals(release.id()));
        Stream<Release> all = known
                ? releases.stream().map(other -> other.id().equals(release.id()) ? release : other)
                : Stream.concat(Stream.of(release), releases.stream());
        return new Ledger(all.limit(RELEASES_KEPT).toList(), attachments);
    }

    public Ledger with(Attachment attachment) {
        return new Ledger(
                releases,
                Stream.concat(attachments.stream(), Stream.of(attachment)).toList());
    }

    public Ledger without(Predicate<Attachment> gone) {
        return new Ledger(releases, attachments.stream().filter(gone.negate()).toList());
    }
}

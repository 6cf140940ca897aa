package io.flypg.local.node.member;

import io.flypg.local.guest.Neighbourhood.Member;
import io.flypg.local.node.process.Trees;
import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a standby: a copy of a running primary, taken online by PostgreSQL's own backup functions. */
final class Clone {
    /** Folders that the copy has, but empty. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "standby.signal",
            "recovery.signal",
            "pg_internal.init");

    private final Node node;

    Clone(Node node) {
        this.node = node;
    }

    /** Copies the primary; the data directory appears when it is whole. */
    void from(Member primary) throws IOException, SQLException {
        Trees.delete(node.volume().unfinished());
        try (Session session = node.peers().open(primary.machine())) {
            Slots.create(session, node.id());
            Path source = Path.of(session.text("SELECT current_setting('data_directory')"));
            session.run(
                    "SELECT pg_backup_start(?, true)", "clone for " + node.me().machine());
            copy(source, node.volume().unfinished());
            writeLabel(session);
            Events.record(
                    session,
                    node.id(),
                    "standby_clone",
                    "cloned from host \"" + node.me().host(primary.machine()) + "\"");
        }
        FollowTarget.write(node, "postgresql.unfinished", primary);
        write("standby.signal", "");
        node.volume().finish();
    }

    private void writeLabel(Session session) throws SQLException, IOException {
        List<String> files = session.first(
                        row -> List.of(row.getString(1), row.getString(2)),
                        "SELECT labelfile, coalesce(spcmapfile, '') FROM pg_backup_stop(false)")
                .orElseThrow();
        write("backup_label", files.getFirst());
        if (!files.getLast().isEmpty()) {
            throw new IOException(
                    "the primary has tablespaces outside of its data directory; they cannot be cloned here");
        }
    }

    private void write(String name, String text) throws IOException {
        node.volume().write("postgresql.unfinished/" + name, text);
    }

    private static void copy(Path source, Path target) throws IOException {
        folder(source, target);
        try (Stream<Path> children = Files.list(source)) {
            for (Path child : children.toList()) {
                copyTop(child, target.resolve(child.getFileName().toString()));
            }
        }
        Path wal = target.resolve("pg_wal");
        for (String folder : List.of("archive_status", "summaries")) {
            if (Files.isDirectory(source.resolve("pg_wal").resolve(folder))) {
                folder(source.resolve("pg_wal"), wal.resolve(folder));
            }
        }
    }

    private static void copyTop(Path source, Path target) throws IOException {
        if (EMPTY.contains(source.getFileName().toString())) {
            folder(source, target);
        } else {
            copyDeep(source, target);
        }
    }

    // files that vanish while they are copied are made good by the replay from the backup's start
    private static void copyDeep(Path source, Path target) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
        String name = source.getFileName().toString();
        if (LEFT_OUT.contains(name) || name.startsWith("pgsql_tmp")) {
            return;
        }
        try {
            folder(source, target);
        } catch (NoSuchFileException e) {
            return;
        }
        if (Files.isDirectory(source)) {
            try (Stream<Path> children = Files.list(source)) {
                for (Path child : children.toList()) {
                    copyDeep(child, target.resolve(child.getFileName().toString()));
                }
            }
        }
    }

    // of a folder this makes an empty one with the same owner and mode
    private static void folder(Path source, Path target) throws IOException {
        Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
}

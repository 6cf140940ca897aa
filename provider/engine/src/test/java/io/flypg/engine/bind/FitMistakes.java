package io.flypg.engine.bind;

import static io.flypg.engine.bind.Sheet.block;
import static io.flypg.engine.bind.Sheet.entity;
import static io.flypg.engine.bind.Sheet.inCluster;
import static io.flypg.engine.bind.Sheet.with;
import static io.flypg.engine.bind.Sheet.word;

import io.flypg.engine.address.Size;
import io.flypg.engine.model.Percent;
import io.flypg.engine.word.Word;
import java.util.List;
import java.util.stream.Stream;

/** Definitions whose values are legal, each for itself, and do not fit the machine, the disk, the nodes or each other. */
final class FitMistakes {
    private static final Size MB_64 = Size.ofMegabytes(64);

    private FitMistakes() {}

    static Stream<Faulty> memory() {
        return Stream.of(
                new Faulty("all memory for buffers", config(word("shared_buffers", Size.ofGigabytes(1)))),
                new Faulty("a sort larger than the machine", config(word("work_mem", Size.ofGigabytes(2)))),
                new Faulty(
                        "buffers and a sort larger than the machine",
                        config(word("shared_buffers", Size.ofGigabytes(2)), word("work_mem", Size.ofGigabytes(2)))),
                new Faulty(
                        "a sort of a role larger than the machine",
                        inCluster(entity("role", "r", block("config", word("work_mem", Size.ofGigabytes(2)))))),
                new Faulty(
                        "maintenance in a database larger than the machine",
                        inCluster(entity(
                                "database", "d", block("config", word("maintenance_work_mem", Size.ofGigabytes(1)))))),
                new Faulty(
                        "more connections than memory",
                        config(word("max_connections", 500), word("work_mem", Size.ofMegabytes(16)))),
                new Faulty("more workers than memory", config(word("maintenance_work_mem", Size.ofMegabytes(512)))),
                new Faulty("a machine that cannot be large enough", config(word("autovacuum_max_workers", 60))),
                new Faulty(
                        "buffers that leave too little",
                        config(word("shared_buffers", Size.ofMegabytes(900)), word("max_connections", 20))));
    }

    static Stream<Faulty> readers() {
        Word small = block("machine", word("memory", Size.ofMegabytes(512)));
        Word large = block("machine", word("cpus", 2), word("memory", Size.ofGigabytes(4)));
        return Stream.of(
                new Faulty(
                        "a reader with too little memory",
                        inCluster(
                                large,
                                entity("readReplicas", "syd", small),
                                block("config", word("max_connections", 200), word("work_mem", Size.ofMegabytes(16))))),
                new Faulty(
                        "memory that cannot be and would not fit",
                        inCluster(
                                block("machine", word("memory", Size.ofMegabytes(300))),
                                block("config", word("shared_buffers", Size.ofGigabytes(4))))));
    }

    static Stream<Faulty> disk() {
        return Stream.of(
                new Faulty("a log larger than the volume", config(word("max_wal_size", Size.ofGigabytes(10)))),
                new Faulty(
                        "several logs larger than the volume",
                        config(
                                word("max_wal_size", Size.ofGigabytes(20)),
                                word("wal_keep_size", Size.ofGigabytes(30)),
                                word("min_wal_size", Size.ofGigabytes(10)))),
                new Faulty("a log of half the volume", config(word("max_wal_size", Size.ofGigabytes(6)))),
                new Faulty(
                        "a log of half the volume with what standbys need",
                        config(
                                word("max_wal_size", Size.ofGigabytes(2)),
                                word("max_slot_wal_keep_size", Size.ofGigabytes(4)))),
                new Faulty(
                        "a log as large as the volume before it grows",
                        inCluster(
                                block("volume", word("size", Size.ofGigabytes(10)), extend()),
                                block("config", word("max_wal_size", Size.ofGigabytes(20))))));
    }

    static Stream<Faulty> nodes() {
        return Stream.of(
                new Faulty("a sender too few", config(word("max_wal_senders", 1))),
                new Faulty("a slot too few", config(word("max_replication_slots", 1))),
                new Faulty(
                        "commits that wait for three of two", config(word("synchronous_standby_names", "ANY 3 (*)"))),
                new Faulty("commits that wait for all", config(word("synchronous_standby_names", "FIRST 2 (*)"))),
                new Faulty(
                        "commits of a single node that wait",
                        inCluster(word("replicas", 0), block("config", word("synchronous_standby_names", "*")))),
                new Faulty(
                        "connections that are all reserved",
                        config(word("max_connections", 10), word("superuser_reserved_connections", 10))),
                new Faulty(
                        "statistics that exclude each other",
                        config(word("log_statement_stats", true), word("log_parser_stats", true))));
    }

    static Stream<Faulty> extensions() {
        return Stream.of(
                new Faulty("statistics that nobody counts", inCluster(database("pg_stat_statements"))),
                new Faulty("an extension without its library", inCluster(database("pg_cron"))),
                new Faulty(
                        "a list that takes away the image's library",
                        inCluster(
                                database("timescaledb"),
                                block("config", word("shared_preload_libraries", "pg_stat_statements")))));
    }

    /** What is good: nobody is bothered with it. */
    static Stream<List<Word>> fitting() {
        return Stream.of(
                inCluster(),
                inCluster(block("machine", word("memory", Size.ofMegabytes(256)))),
                config(word("shared_buffers", Size.ofMegabytes(400)), word("max_connections", 100)),
                config(word("max_connections", 300), word("maintenance_work_mem", MB_64)),
                config(word("work_mem", Size.ofMegabytes(16)), word("max_connections", 60)),
                config(word("max_wal_size", Size.ofGigabytes(5))),
                config(word("max_slot_wal_keep_size", -1), word("wal_keep_size", Size.ofGigabytes(1))),
                inCluster(
                        word("replicas", 0),
                        block(
                                "config",
                                word("max_slot_wal_keep_size", Size.ofGigabytes(8)),
                                word("max_wal_senders", 1))),
                config(word("synchronous_standby_names", "ANY 1 (*)")),
                inCluster(database("timescaledb")),
                inCluster(
                        database("pg_stat_statements"),
                        block("config", word("shared_preload_libraries", "pg_stat_statements"))));
    }

    private static List<Word> config(Word... settings) {
        return inCluster(block("config", settings));
    }

    private static Word database(String extension) {
        return entity("database", "orders", word("extensions", extension));
    }

    private static Word extend() {
        Word at = with(word("extend"), "at", new Percent(80));
        return with(with(at, "by", Size.ofGigabytes(10)), "upTo", Size.ofGigabytes(200));
    }
}

package io.flypg.engine.bind;

import static io.flypg.engine.bind.Sheet.block;
import static io.flypg.engine.bind.Sheet.cluster;
import static io.flypg.engine.bind.Sheet.definition;
import static io.flypg.engine.bind.Sheet.entity;
import static io.flypg.engine.bind.Sheet.inCluster;
import static io.flypg.engine.bind.Sheet.with;
import static io.flypg.engine.bind.Sheet.word;

import io.flypg.engine.address.Size;
import io.flypg.engine.model.Percent;
import io.flypg.engine.word.Word;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Definitions whose words are right and mean something impossible. */
final class MeaningMistakes {
    private MeaningMistakes() {}

    static Stream<Faulty> badNames() {
        return Stream.of(
                new Faulty(
                        "a project with a space",
                        List.of(word("project", "my shop"), word("organization", "x"), word("app", "a"))),
                new Faulty(
                        "a project that is a number",
                        List.of(word("project", 1), word("organization", "x"), word("app", "a"))),
                new Faulty("an app in capitals", definition(word("app", "Orders"))),
                new Faulty("a cluster with a dash at its end", definition(cluster("orders-"))),
                new Faulty("a database with a dash", inCluster(entity("database", "my-orders"))),
                new Faulty("a database too long for its owner", inCluster(entity("database", "d".repeat(60)))),
                new Faulty("a database of the image", inCluster(entity("database", "postgres"))),
                new Faulty("an owner in capitals", inCluster(entity("database", "x", word("owner", "Boss")))),
                new Faulty("a role of postgresql", inCluster(entity("role", "pg_monitor"))),
                new Faulty(
                        "a variable with a dash",
                        inCluster(
                                entity("database", "x"),
                                entity(
                                        "attach",
                                        "orders-api",
                                        word("database", "x"),
                                        word("variable", "DATABASE-URL")))));
    }

    static Stream<Faulty> impossibleClusters() {
        return Stream.of(
                new Faulty("an image of another major", inCluster(word("image", "flyio/postgres-flex:16.11"))),
                new Faulty("two nodes", inCluster(word("replicas", 1))),
                new Faulty("too many nodes", inCluster(word("replicas", 9), word("readReplicas", "syd"))),
                new Faulty(
                        "far too many nodes",
                        inCluster(word("replicas", Integer.MAX_VALUE), word("readReplicas", "syd"))),
                new Faulty("readers in the primary region", inCluster(word("readReplicas", "ams"))),
                new Faulty("no readers", inCluster(with(word("readReplicas", "syd"), "count", 0))),
                new Faulty("something that is always managed", inCluster(word("unmanaged", "machine", "replicas"))),
                new Faulty("too much memory", inCluster(block("machine", word("memory", Size.ofGigabytes(4))))),
                new Faulty("memory between steps", inCluster(block("machine", word("memory", Size.ofMegabytes(300))))),
                new Faulty("three cpus", inCluster(block("machine", word("cpus", 3)))),
                new Faulty(
                        "readers of an impossible size",
                        inCluster(entity("readReplicas", "syd", block("machine", word("cpus", 3))))),
                new Faulty(
                        "a volume of half a gigabyte", inCluster(block("volume", word("size", Size.ofMegabytes(512))))),
                new Faulty("a volume too large", inCluster(block("volume", word("size", Size.ofTerabytes(1))))),
                new Faulty(
                        "snapshots for a year",
                        inCluster(block("volume", word("keepSnapshots", Duration.ofDays(365))))),
                new Faulty(
                        "snapshots for hours", inCluster(block("volume", word("keepSnapshots", Duration.ofHours(36))))),
                new Faulty("restored from nothing", inCluster(word("restoreFrom"))),
                new Faulty(
                        "restored from two things",
                        inCluster(with(with(word("restoreFrom"), "snapshot", "vs_1"), "fork", "stock-db"))),
                new Faulty("restored from a volume", inCluster(with(word("restoreFrom"), "snapshot", "vol_1"))),
                new Faulty("a fork of itself", inCluster(with(word("restoreFrom"), "fork", "orders-db"))),
                new Faulty("growing too early", inCluster(block("volume", extend(new Percent(10))))),
                new Faulty(
                        "growing below its size",
                        inCluster(block("volume", word("size", Size.ofGigabytes(300)), extend(new Percent(80))))));
    }

    private static Word extend(Object at) {
        Word word = with(word("extend"), "at", at);
        return with(with(word, "by", Size.ofGigabytes(10)), "upTo", Size.ofGigabytes(200));
    }

    static Stream<Faulty> badReferences() {
        return Stream.of(
                new Faulty(
                        "an app nobody declares",
                        inCluster(entity("database", "x"), entity("attach", "other", word("database", "x")))),
                new Faulty(
                        "an app with a slip",
                        inCluster(entity("database", "x"), entity("attach", "order-api", word("database", "x")))),
                new Faulty(
                        "a database nobody declares",
                        inCluster(entity("attach", "orders-api", word("database", "orders")))),
                new Faulty(
                        "a database of another cluster",
                        definition(
                                word("app", "a"),
                                cluster("one", entity("database", "orders")),
                                cluster("two", entity("attach", "a", word("database", "orders"))))),
                new Faulty(
                        "databases of a role",
                        inCluster(
                                entity("database", "x"),
                                entity("role", "r", word("reads", "x", "y"), word("writes", "y", "z")))),
                new Faulty(
                        "a database with a mistake of its own",
                        inCluster(
                                entity("database", "orders", word("ownr", "o")),
                                entity("attach", "orders-api", word("database", "orders")))),
                new Faulty(
                        "in a cluster with a mistake of its own",
                        inCluster(
                                word("replicas", "2"),
                                entity("database", "orders"),
                                entity("attach", "orders-api", word("database", "orders")))));
    }
}

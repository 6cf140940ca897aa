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
import java.util.List;
import java.util.stream.Stream;

/** Definitions with words that mean nothing where they stand, are missing or stand twice. */
final class WordMistakes {
    private WordMistakes() {}

    static Stream<Faulty> wordsInWrongPlaces() {
        return Stream.of(
                new Faulty("a word with a slip", inCluster(word("replcas", 2))),
                new Faulty("a word nobody knows", inCluster(word("colour", "red"))),
                new Faulty("a resource with a slip", inCluster(entity("databse", "orders"))),
                new Faulty("a slip at the top", definition(word("clutser", "a"), word("app", "b"))),
                new Faulty("nobody knows it at the top", definition(word("colour", "a"), word("app", "b"))),
                new Faulty("a word of a cluster at the top", definition(word("region", "ams"), word("app", "b"))),
                new Faulty("a database at the top", definition(entity("database", "orders"), word("app", "b"))),
                new Faulty("a word of a block in the cluster", inCluster(word("memory", Size.ofGigabytes(4)))),
                new Faulty("a setting in the cluster", inCluster(word("max_connections", 200))),
                new Faulty("a word of the cluster in a block", inCluster(block("machine", word("region", "ams")))),
                new Faulty("a word of the top in a cluster", inCluster(word("organization", "x"))),
                new Faulty("a named value with a slip", inCluster(with(word("readReplicas", "gru"), "cuont", 2))));
    }

    static Stream<Faulty> missingThings() {
        return Stream.of(
                new Faulty("nothing at all", List.of()),
                new Faulty("nothing but a head", definition()),
                new Faulty("no head", List.of(word("app", "orders-api"))),
                new Faulty("no project", List.of(word("organization", "x"), word("app", "orders-api"))),
                new Faulty("no region", definition(entity("cluster", "orders-db"))),
                new Faulty("no name", definition(block("cluster", word("region", "ams")))),
                new Faulty("no region of readers", inCluster(word("readReplicas"))),
                new Faulty("no database", inCluster(entity("attach", "orders-api"))),
                new Faulty(
                        "half of a rule to grow",
                        inCluster(block("volume", with(word("extend"), "at", new Percent(80))))));
    }

    static Stream<Faulty> thingsGivenTwice() {
        return Stream.of(
                new Faulty("a word twice", inCluster(word("replicas", 2), word("replicas", 3))),
                new Faulty("a name twice", inCluster(entity("database", "a", word("name", "b")))),
                new Faulty("a block twice", inCluster(block("machine"), block("machine"))),
                new Faulty("two projects", definition(word("project", "store"), word("app", "a"))),
                new Faulty(
                        "two clusters of one name",
                        definition(cluster("a", entity("database", "x")), cluster("a", entity("database", "x")))),
                new Faulty(
                        "two clusters of one name, one bad",
                        definition(cluster("a", word("region", "fra")), cluster("a"))));
    }

    static Stream<Faulty> resourcesGivenTwice() {
        return Stream.of(
                new Faulty("two databases of one name", inCluster(entity("database", "x"), entity("database", "x"))),
                new Faulty("an app that is a cluster", definition(word("app", "a"), cluster("a"))),
                new Faulty(
                        "an extension twice",
                        inCluster(entity("database", "x", word("extensions", "citext", "citext")))),
                new Faulty("an owner that is a role", inCluster(entity("database", "x"), entity("role", "x_owner"))),
                new Faulty(
                        "an owner of two",
                        inCluster(
                                entity("database", "x", word("owner", "o")),
                                entity("database", "y", word("owner", "o")))),
                new Faulty(
                        "a variable twice",
                        inCluster(
                                entity("database", "x"),
                                entity(
                                        "attach",
                                        "orders-api",
                                        word("database", "x"),
                                        word("readVariable", "DATABASE_URL")))),
                new Faulty("readers of one region twice", inCluster(word("readReplicas", "syd", "syd"))),
                new Faulty(
                        "a setting twice",
                        inCluster(block(
                                "config",
                                word("work_mem", Size.ofMegabytes(1)),
                                word("Work_Mem", Size.ofMegabytes(2))))));
    }
}

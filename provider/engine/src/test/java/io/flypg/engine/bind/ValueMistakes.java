package io.flypg.engine.bind;

import static io.flypg.engine.bind.Sheet.block;
import static io.flypg.engine.bind.Sheet.definition;
import static io.flypg.engine.bind.Sheet.entity;
import static io.flypg.engine.bind.Sheet.inCluster;
import static io.flypg.engine.bind.Sheet.with;
import static io.flypg.engine.bind.Sheet.word;

import io.flypg.engine.address.Size;
import io.flypg.engine.word.Word;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Definitions with values that are not what their word takes. */
final class ValueMistakes {
    private ValueMistakes() {}

    static Stream<Faulty> wrongValues() {
        return Stream.of(
                new Faulty("a number in quotes", inCluster(word("replicas", "2"))),
                new Faulty("a number for a region", definition(entity("cluster", "a", word("region", 5)))),
                new Faulty("a size without a unit", inCluster(block("volume", word("size", 20)))),
                new Faulty("a size in quotes", inCluster(block("machine", word("memory", "4GB")))),
                new Faulty("a time for a size", inCluster(block("volume", word("size", Duration.ofDays(2))))),
                new Faulty("a time without a unit", inCluster(block("volume", word("keepSnapshots", 14)))),
                new Faulty("a share without a unit", inCluster(block("volume", extend(80)))),
                new Faulty("a number for a switch", inCluster(word("protect", 1))),
                new Faulty("a number below nothing", inCluster(word("replicas", -1))),
                new Faulty("a number for a name", definition(entity("cluster", 5, word("region", "ams")))));
    }

    static Stream<Faulty> wrongAmounts() {
        return Stream.of(
                new Faulty(
                        "a list for one value",
                        definition(entity("cluster", "a", word("region", List.of("ams", "fra"))))),
                new Faulty("two values for one", definition(entity("cluster", "a", word("region", "ams", "fra")))),
                new Faulty(
                        "two values for one in a list",
                        inCluster(with(word("readReplicas", "syd", "gru"), "count", 2))),
                new Faulty("a value without its name", inCluster(word("volume", Size.ofGigabytes(20)))),
                new Faulty("a number without its name", inCluster(word("machine", 2))),
                new Faulty("a block for a value", inCluster(block("replicas", word("count", 2)))),
                new Faulty("a block for a switch", inCluster(block("protect", word("count", 2)))),
                new Faulty("nothing for a value", inCluster(word("replicas"))),
                new Faulty("nothing for several values", inCluster(entity("role", "a", word("reads")))),
                new Faulty("names for several values", inCluster(entity("role", "a", with(word("reads"), "x", 1)))),
                new Faulty("empty text", inCluster(word("image"))),
                new Faulty("an app without a name", definition(word("app", " "))),
                new Faulty("a version that is a fraction", inCluster(word("postgres", new BigDecimal("17.1")))),
                new Faulty("a version that is none", inCluster(word("postgres", "latest"))),
                new Faulty("a version too old", inCluster(word("postgres", 12))),
                new Faulty("a region with a slip", definition(entity("cluster", "a", word("region", "asm")))),
                new Faulty("a kind with a slip", inCluster(block("machine", word("kind", "fast")))));
    }

    private static Word extend(Object at) {
        Word word = with(word("extend"), "at", at);
        return with(with(word, "by", Size.ofGigabytes(10)), "upTo", Size.ofGigabytes(200));
    }

    static Stream<Faulty> badSettings() {
        return Stream.of(
                new Faulty("a setting with a slip", inCluster(block("config", word("max_conections", 200)))),
                new Faulty("a setting of a later version", inCluster(block("config", word("io_method", "worker")))),
                new Faulty("a setting of the wrong kind", inCluster(block("config", word("max_connections", "many")))),
                new Faulty("a setting that is ours", inCluster(block("config", word("port", 5432)))),
                new Faulty("a setting without a value", inCluster(block("config", word("work_mem")))),
                new Faulty("a value without a setting", inCluster(word("config", 5))),
                new Faulty(
                        "a setting of the whole cluster for a role",
                        inCluster(entity("role", "r", block("config", word("max_connections", 5))))),
                new Faulty(
                        "a setting whose library is not loaded",
                        inCluster(block("config", word("pg_stat_statements.max", 1000)))),
                new Faulty(
                        "a bad library and a setting of it",
                        inCluster(block(
                                "config", word("shared_preload_libraries", 5), word("pg_stat_statements.max", 1000)))));
    }
}

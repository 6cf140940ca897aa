package io.flypg.engine.bind;

import static io.flypg.engine.bind.Sheet.block;
import static io.flypg.engine.bind.Sheet.cluster;
import static io.flypg.engine.bind.Sheet.definition;
import static io.flypg.engine.bind.Sheet.entity;
import static io.flypg.engine.bind.Sheet.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Size;
import io.flypg.engine.bind.Origins.Kind;
import io.flypg.engine.bind.Origins.Stop;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Origin;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Used;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the values of a definition come from. */
class OriginsTest {
    private static final Address ORDERS = Address.cluster("orders-db");

    private static final Word CLUSTER = cluster(
            "orders-db",
            entity("readReplicas", "syd", block("machine", word("cpus", 2))),
            block("volume", word("size", Size.ofGigabytes(20))),
            block("config", word("DateStyle", "ISO, DMY")),
            entity("database", "app", word("extensions", "pgcrypto", "hstore")));

    @ParameterizedTest
    @CsvSource({
        "region, DECLARED",
        "replicas, DEFAULT",
        "machine, DEFAULT",
        "volume, DECLARED",
        "volume.size, DECLARED",
        "volume.keepSnapshots, DEFAULT",
        "readReplicas.syd, DECLARED",
        "readReplicas.syd.count, DEFAULT",
        "readReplicas.syd.machine.cpus, DECLARED",
        "config.datestyle, DECLARED",
        "address, DECLARED"
    })
    void a_word_that_nobody_wrote_has_its_default(String field, Origin expected) {
        Origins origins = traced(definition(CLUSTER));

        assertThat(origins.of(ORDERS, FieldDiff.of(field, null, "x", Effect.ONLINE)))
                .isEqualTo(expected);
    }

    @Test
    void an_extension_is_where_its_name_stands() {
        List<Stop> stops = traced(definition(CLUSTER)).of(Address.database("orders-db", "app"), "extensions.hstore");

        assertThat(stops).extracting(Stop::kind).containsExactly(Kind.WRITTEN);
        assertThat(stops.getFirst().place().text()).isEqualTo("hstore");
    }

    @Test
    void the_way_of_a_value_leads_over_what_gave_it_and_ends_where_the_template_is_used() {
        Place given = new Place("ha.flypg.groovy", 1, 1, 1, "default: 40.GB");
        Place used = new Place("ha.flypg.groovy", 9, 14, 4, "size size").from(given);
        Word size = new Word(
                "size", used, List.of(new Value.Amount(Size.ofGigabytes(40), used)), CLUSTER.named(), List.of());
        Word use = word("use", "ha");
        Word template =
                cluster("orders-db", block("volume", size), block("config", word("work_mem", Size.ofMegabytes(4))));
        Word over = entity("cluster", "orders-db", block("config", word("work_mem", Size.ofMegabytes(2))));
        Word made = new Used(List.of(template), List.of(over)).word(use.values().getFirst(), use.place());

        Origins origins = traced(definition(made));

        assertThat(origins.of(ORDERS, "volume.size"))
                .containsExactly(
                        new Stop(Kind.WRITTEN, used),
                        new Stop(Kind.COMES_FROM, given),
                        new Stop(Kind.USED, use.place()));
        assertThat(origins.of(ORDERS, "config.work_mem"))
                .extracting(stop -> stop.kind().words() + " " + stop.place().text())
                .containsExactly("written 2 MB", "in the place of 4 MB");
        assertThat(origins.isFromElsewhere(ORDERS, "volume.size")).isTrue();
        assertThat(origins.isFromElsewhere(ORDERS, "config.work_mem")).isFalse();
    }

    private static Origins traced(List<Word> words) {
        Problems problems = new Problems();
        Origins origins = Binder.bindTraced(words, true, problems).origins();
        assertThat(problems.toList()).isEmpty();
        return origins;
    }
}

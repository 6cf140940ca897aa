package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.word.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    @Test
    void preparing_changes_nothing_about_what_is_read() {
        Definitions.prepare();

        assertThat(Plain.words(Definitions.read("x", "a('b', c: 1.GB) { e 2 }").words()))
                .isEqualTo("a 'b', c: 1 GB\n  e 2\n");
    }

    @Test
    void reading_from_several_threads_gives_each_its_own() {
        List<String> texts = IntStream.range(0, 16)
                .mapToObj(i -> "a " + i + "\nb { c nothing" + i + " }\n")
                .toList();

        List<String> read = texts.parallelStream()
                .map(text -> Definitions.read("x", text))
                .map(reading -> Plain.words(reading.words()) + Plain.problems(reading.problems()))
                .toList();

        assertThat(read).hasSameSizeAs(texts);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).startsWith("a " + i + "\nb\n  c ?\n2:7").contains("'nothing" + i + "'");
        }
    }

    @Test
    void a_reading_says_whether_its_words_can_be_used() {
        assertThat(Definitions.read("x", "a 1").hasErrors()).isFalse();
        assertThat(Definitions.read("x", "a nothing").hasErrors()).isTrue();
    }

    @Test
    void a_value_has_the_place_where_it_is_used_and_parts_of_a_list_theirs() {
        Reading reading = Definitions.read("x", "def a = 5.GB\ndef l = ['p', 'q']\n  size a * 2\nlist l\n");

        assertThat(reading.words().getFirst().place().toString()).isEqualTo("x:3:3");
        assertThat(reading.words().getFirst().place().length()).isEqualTo(4);
        assertThat(reading.words().getFirst().place().text()).isEqualTo("  size a * 2");
        assertThat(reading.words().getFirst().values().getFirst().place().toString())
                .isEqualTo("x:3:8");
        assertThat(reading.words().getFirst().values().getFirst().place().length())
                .isEqualTo(5);
        Value.Many list = (Value.Many) reading.words().getLast().values().getFirst();
        assertThat(list.place().toString()).isEqualTo("x:4:6");
        assertThat(list.values()).extracting(value -> value.place().toString()).containsExactly("x:2:10", "x:2:15");
    }

    @Test
    void a_definition_becomes_words() {
        Reading reading = Definitions.read("orders.flypg.groovy", """
                project 'shop'
                cluster('orders-db') {
                    region 'ams'
                    machine { cpus 2; memory 4.GB }
                    readReplicas('gru', count: 2)
                    config { timescaledb.max_background_workers 8; 'auto_explain.log_min_duration' 250.ms }
                    protect true
                }
                """);

        assertThat(reading.problems()).isEmpty();
        assertThat(Plain.words(reading.words())).isEqualTo("""
                project 'shop'
                cluster 'orders-db'
                  region 'ams'
                  machine
                    cpus 2
                    memory 4 GB
                  readReplicas 'gru', count: 2
                  config
                    timescaledb.max_background_workers 8
                    auto_explain.log_min_duration PT0.25S
                  protect true
                """);
    }
}

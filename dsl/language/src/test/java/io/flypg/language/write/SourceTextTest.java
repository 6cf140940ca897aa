package io.flypg.language.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.bind.Binder;
import io.flypg.engine.bind.DefinitionWords;
import io.flypg.engine.model.Definition;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Severity;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import io.flypg.language.Definitions;
import io.flypg.language.Reading;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceTextTest {
    private static final String WRITTEN = """
            // The cluster orders-db.

            project 'shop'
            organization 'personal'
            app('orders-api')

            cluster('orders-db') {
                region 'ams'
                postgres '17'
                replicas 3
                readReplicas 'syd'
                readReplicas('gru', count: 2)
                readReplicas('nrt') {
                    machine { cpus 2; memory 1.GB }
                }
                machine { cpus 2; memory 4.GB }
                volume {
                    size 20.GB
                    keepSnapshots 14.days
                    extend { at 80.percent; by 10.GB; upTo 200.GB }
                }
                config {
                    log_min_duration_statement(-1)
                    max_connections 200
                    pg_stat_statements.max 10000
                    shared_preload_libraries 'pg_stat_statements'
                    work_mem 16.MB
                }
                protect false
                database('orders') { extensions 'pgcrypto', 'hstore'; extensions('postgis', schema: 'gis') }
                role('nobody')
                role('reporting') { login true; reads 'orders' }
                attach('orders-api') { database 'orders' }
            }
            """;

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_was_written_declares_what_it_was_written_from(long seed) {
        Definition definition = new AnyDefinition(seed).make();
        String text = SourceText.of(DefinitionWords.of(definition), List.of("seed " + seed));

        Definition read = read(text);

        assertThat(read.specs()).as(text).isEqualTo(definition.specs());
        assertThat(read.project()).isEqualTo(definition.project());
        assertThat(read.organization()).isEqualTo(definition.organization());
        assertThat(SourceText.of(DefinitionWords.of(read), List.of("seed " + seed)))
                .as("written again it is the same text")
                .isEqualTo(text);
    }

    @Test
    void it_reads_as_people_write_it() {
        Definition read = read(WRITTEN);

        assertThat(SourceText.of(DefinitionWords.of(read), List.of("The cluster orders-db.")))
                .isEqualTo(WRITTEN);
    }

    @Test
    void what_would_be_hidden_in_a_text_is_written_as_its_number() {
        Place nowhere = Place.ofFile("x");
        Value text = new Value.Text("a\u0001b\u202ec", nowhere);
        Word word = new Word("x", nowhere, List.of(text), Map.of(), List.of());

        assertThat(SourceText.of(List.of(word), List.of())).isEqualTo("x 'a\\u0001b\\u202ec'\n");
    }

    @Test
    void a_remark_cannot_end_itself_or_hide_anything() {
        String text = SourceText.of(List.of(), List.of("database a\n}\rproject 'x' \u202e\\u000a done"));

        assertThat(text).isEqualTo("// database a?}?project 'x' ??u000a done\n");
    }

    private static Definition read(String text) {
        Reading reading = Definitions.read("any.flypg.groovy", text);
        Problems problems = new Problems();
        problems.addAll(reading.problems());
        var definition = Binder.bind(reading.words(), false, problems);
        assertThat(problems.toList()).as(text).noneMatch(problem -> problem.severity() == Severity.ERROR);
        return definition.orElseThrow();
    }
}

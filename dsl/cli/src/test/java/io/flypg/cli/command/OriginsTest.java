package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the values of a definition come from, as {@code flypg explain} tells it. */
class OriginsTest {
    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    private String main = "";
    private String template = "";

    @BeforeEach
    void write() throws IOException {
        template = Files.writeString(folder.resolve("ha.flypg.groovy"), """
                parameter('name', type: Text)
                parameter('size', default: 40.GB)
                parameter('region', default: 'ams')
                cluster("${name}-db") {
                    region region
                    volume { size size }
                    config { max_connections 50; work_mem 4.MB }
                    database('app') { extensions 'pgcrypto' }
                }
                """).toString();
        main = Files.writeString(folder.resolve("main.flypg.groovy"), """
                parameter('where', default: 'fra')
                project 'shop'
                organization 'personal'
                use('ha', with: [name: 'orders', region: where]) {
                    cluster('orders-db') { config { max_connections 60 } }
                }
                """).toString();
    }

    @Test
    void a_value_laid_over_says_what_it_is_in_the_place_of() {
        assertThat(explained("max_connections")).isEqualTo("""
                        cluster.orders-db.config.max_connections  value
                          60

                          written          %s:5:53  cluster('orders-db') { config { max_connections 60 } }
                          in the place of  %s:7:30  config { max_connections 50; work_mem 4.MB }
                        """.formatted(main, template));
    }

    @Test
    void a_value_given_to_a_template_says_who_gave_it() {
        assertThat(explained("cluster.orders-db.region", "-p", "where=syd"))
                .contains("\n  syd\n", "written     " + template + ":5:12  region region")
                .contains(
                        "comes from  " + main + ":4:42  use(",
                        " ← " + main + ":1:11  parameter('where'",
                        " ← -p where=syd");
    }

    @Test
    void the_default_of_a_parameter_is_where_it_is_written() {
        assertThat(explained("volume.size"))
                .contains("\n  40 GB\n", "comes from     " + template + ":2:28  parameter('size', default: 40.GB)")
                .contains("template used  " + main + ":4:1  use(");
    }

    @Test
    void what_nobody_wrote_is_a_default() {
        assertThat(explained("replicas")).isEqualTo("""
                cluster.orders-db.replicas  value
                  2

                  default  nobody wrote it
                """);
    }

    @Test
    void a_field_may_be_called_by_the_end_of_its_name() {
        assertThat(explained("size")).contains("cluster.orders-db.volume.size");
    }

    @Test
    void a_field_of_several_resources_is_told_for_each() throws IOException {
        Files.writeString(
                Path.of(main), "\nuse('ha', with: [name: 'stock', region: 'ams'])", StandardOpenOption.APPEND);

        assertThat(explained("volume.size"))
                .contains("cluster.orders-db.volume.size  value", "cluster.stock-db.volume.size  value");
    }

    @Test
    void a_field_that_is_not_there_is_answered_with_what_was_meant() {
        assertThat(calls.run("explain", main, "max_conections").err()).contains("did you mean 'max_connections'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none/replicas", "./none", "none.flypg.groovy"})
    void a_definition_that_is_not_there_is_no_word(String path) {
        Calls.Result result = calls.run("explain", path, "replicas");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("error: No such file or folder", path);
    }

    @Test
    void options_that_mean_nothing_are_refused() {
        assertThat(calls.run("explain", main, "replicas", "--postgres", "16").err())
                .contains("error: Bad command line", "--postgres has no meaning here");
        assertThat(calls.run("explain", "replicas", "-p", "where=fra").err())
                .contains("error: Bad command line", "there is no definition");
        assertThat(calls.run("explain", main).err()).contains("the name of one field");
        assertThat(calls.run("explain", main, "replicas", "region").err()).contains("the name of one field");
    }

    @Test
    void programs_are_told_in_json() {
        assertThat(calls.run("explain", main, "work_mem", "--json").out())
                .startsWith(
                        "{\"format\":1,\"articles\":[{\"kind\":\"value\",\"name\":\"cluster.orders-db.config.work_mem\"")
                .contains("\"written\":\"" + template + ":7:43  ");
    }

    @Test
    void plans_say_it_behind_the_field_for_people_and_programs() {
        calls.run("apply", "--yes", main);
        FieldDiff changed = FieldDiff.of("config.max_connections", "50", "60", Effect.RESTART);
        calls.toy.drifted.put(Address.cluster("orders-db"), changed);
        String way = "(" + main + ":5 ← " + template + ":7)";

        assertThat(calls.run("plan", main).out()).contains(way);
        assertThat(calls.run("plan", "--json", main).out())
                .contains("\"sources\":[{\"kind\":\"written\",\"at\":\"" + main + ":5:53\"},"
                        + "{\"kind\":\"in the place of\",\"at\":\"" + template + ":7:30\"}]");
        assertThat(calls.run("apply", "--yes", main).out()).contains(way);
    }

    private String explained(String field, String... more) {
        String[] words = Stream.concat(Stream.of("explain", main, field), Arrays.stream(more))
                .toArray(String[]::new);
        Calls.Result result = calls.run(words);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return result.out();
    }
}

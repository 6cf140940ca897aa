package io.flypg.engine.bind;

import static io.flypg.engine.bind.Sheet.block;
import static io.flypg.engine.bind.Sheet.cluster;
import static io.flypg.engine.bind.Sheet.definition;
import static io.flypg.engine.bind.Sheet.entity;
import static io.flypg.engine.bind.Sheet.with;
import static io.flypg.engine.bind.Sheet.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.ExtensionSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.word.Used;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Templates in the definition that uses them. */
class OverlayTest {
    private static final List<Word> TEMPLATE = List.of(
            word("project", "my-project"),
            word("organization", "somebody"),
            word("app", "orders-api"),
            cluster(
                    "orders-db",
                    word("replicas", 0),
                    with(block("volume"), "size", Size.ofGigabytes(10)),
                    word("readReplicas", "gru"),
                    block("config", word("work_mem", Size.ofMegabytes(8)), word("max_connections", 100)),
                    entity("database", "orders", word("extensions", "pgcrypto")),
                    entity("role", "reporting", word("login", true), word("reads", "orders"))));

    @Test
    void whose_it_is_only_the_definition_says() {
        Definition definition = Sheet.bound(definition(used(TEMPLATE)));

        assertThat(definition.project()).isEqualTo("shop");
        assertThat(definition.organization()).isEqualTo("personal");
        assertThat(Sheet.problems(List.of(used(TEMPLATE))))
                .extracting(Problem::summary)
                .containsExactly("Word missing", "Word missing");
    }

    @Test
    void what_stands_once_is_put_in_the_place_of_the_templates() {
        ClusterSpec cluster = laidOver(cluster(
                "orders-db",
                word("replicas", 2),
                block("volume", word("size", Size.ofGigabytes(40))),
                block("machine", word("memory", Size.ofGigabytes(2))),
                block("config", word("WORK_MEM", Size.ofMegabytes(16)))));

        assertThat(cluster.replicas()).isEqualTo(2);
        assertThat(cluster.volume().size()).isEqualTo(Size.ofGigabytes(40));
        assertThat(cluster.machine().memory()).isEqualTo(Size.ofGigabytes(2));
        assertThat(cluster.config().knobs().values())
                .extracting(value -> value.knob().name() + " " + value.display())
                .containsExactly("max_connections 100", "work_mem 16 MB");
    }

    @Test
    void what_may_stand_several_times_is_added_and_what_is_called_the_same_changed() {
        ClusterSpec cluster = laidOver(
                cluster("orders-db", word("readReplicas", "syd"), with(word("readReplicas", "gru"), "count", 2)));

        assertThat(cluster.readReplicas())
                .extracting(readers -> readers.region().code() + " " + readers.count())
                .containsExactlyInAnyOrder("gru 2", "syd 1");
    }

    @Test
    void resources_inside_of_a_cluster_are_added_and_changed() {
        Definition definition = Sheet.bound(definition(used(
                TEMPLATE,
                cluster(
                        "orders-db",
                        entity("database", "orders", word("extensions", "hstore")),
                        entity("database", "stock"),
                        entity("role", "reporting", word("connectionLimit", 5), word("reads", "stock"))))));

        assertThat(definition.all(DatabaseSpec.class))
                .extracting(DatabaseSpec::name)
                .containsExactly("orders", "stock");
        assertThat(definition.all(DatabaseSpec.class).getFirst().extensions())
                .extracting(ExtensionSpec::name)
                .containsExactly("pgcrypto", "hstore");
        RoleSpec role = definition.all(RoleSpec.class).getFirst();
        assertThat(role.connectionLimit()).contains(5);
        assertThat(role.reads()).containsExactly("orders", "stock");
    }

    @Test
    void a_mistake_laid_over_is_told_where_it_is_written() {
        Word over = word("replicsa", 2);

        List<Problem> problems = Sheet.problems(definition(used(TEMPLATE, entity("cluster", "orders-db", over))));

        assertThat(problems).extracting(Problem::summary).containsExactly("Unknown word");
        assertThat(problems.getFirst().placed()).contains(over.place());
    }

    @Test
    void there_must_be_something_to_lay_it_over() {
        Word over = cluster("ordres-db");

        List<Problem> problems = Sheet.problems(definition(used(TEMPLATE, over)));

        assertThat(problems).extracting(Problem::summary).containsExactly("Nothing to lay over");
        assertThat(problems.getFirst().placed()).contains(over.place());
        assertThat(problems.getFirst().hint()).contains("did you mean 'orders-db'?");
    }

    @Test
    void the_problem_names_some_of_what_there_is() {
        List<Word> many =
                IntStream.range(0, 30).mapToObj(n -> word("app", "app" + n)).toList();

        List<Problem> problems = Sheet.problems(definition(used(many, word("app", "else"))));

        assertThat(problems.getFirst().hint())
                .contains("app 'app9' and 20 more")
                .doesNotContain("app10");
    }

    /** It must end at all; how fast is not the question. */
    @Test
    void very_many_words_over_very_many_others_come_to_an_end() {
        List<Word> made = IntStream.range(0, 40_000)
                .mapToObj(n -> word("app", "aaaaaaaa" + n))
                .toList();
        Word[] others = IntStream.range(0, 40_000)
                .mapToObj(n -> word("app", "bbbbaaaa" + n))
                .toArray(Word[]::new);
        Word[] same = made.toArray(Word[]::new);

        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThat(Sheet.problems(definition(used(made, others))))
                    .extracting(Problem::summary)
                    .contains("Nothing to lay over");
            assertThat(Sheet.problems(definition(used(made, same))))
                    .extracting(Problem::summary)
                    .doesNotContain("Nothing to lay over");
        });
    }

    @Test
    void a_project_given_to_a_template_would_not_hold() {
        Place given = Sheet.place("with: [project: 'other']");
        Value other = new Value.Text("other", Sheet.place("project project").from(given));
        Word head = word("project", other);

        List<Problem> problems = Sheet.problems(definition(used(List.of(head, TEMPLATE.getLast()))));

        assertThat(problems).extracting(Problem::summary).containsExactly("Not for a template to say");
        assertThat(problems.getFirst().placed()).contains(given);
    }

    @Test
    void a_template_in_a_template_is_laid_over_from_outside() {
        Word inner = used(TEMPLATE, entity("cluster", "orders-db", word("replicas", 2)));

        Definition definition =
                Sheet.bound(definition(used(List.of(inner), entity("cluster", "orders-db", word("replicas", 3)))));

        assertThat(definition.cluster("orders-db").orElseThrow().replicas()).isEqualTo(3);
    }

    @Test
    void resources_of_one_template_used_twice_are_told_apart_by_their_uses() {
        Word first = used(TEMPLATE);
        Word second = used(TEMPLATE);

        List<Problem> problems = Sheet.problems(definition(first, second));

        assertThat(problems).extracting(Problem::summary).containsOnly("Declared twice");
        assertThat(problems)
                .extracting(problem -> problem.placed().orElseThrow())
                .containsOnly(second.place());
        assertThat(problems.getFirst().detail()).contains(first.place().toString());
    }

    private static Word used(List<Word> template, Word... over) {
        Word use = word("use", "templates/ha");
        Value name = use.values().getFirst();
        return new Used(template, List.of(over)).word(name, use.place());
    }

    private static ClusterSpec laidOver(Word over) {
        Definition definition = Sheet.bound(definition(used(TEMPLATE, over)));
        return (ClusterSpec) definition.find(Address.cluster("orders-db")).orElseThrow();
    }
}

package io.flypg.engine.bind;

import static io.flypg.engine.bind.Sheet.block;
import static io.flypg.engine.bind.Sheet.bound;
import static io.flypg.engine.bind.Sheet.cluster;
import static io.flypg.engine.bind.Sheet.definition;
import static io.flypg.engine.bind.Sheet.entity;
import static io.flypg.engine.bind.Sheet.inCluster;
import static io.flypg.engine.bind.Sheet.with;
import static io.flypg.engine.bind.Sheet.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.ExtendSpec;
import io.flypg.engine.model.ExtensionSpec;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.Percent;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.RestoreSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class BinderTest {
    private static final MachineSpec MACHINE = new MachineSpec(1, Size.ofGigabytes(1), CpuKind.SHARED);
    private static final VolumeSpec VOLUME =
            new VolumeSpec(Size.ofGigabytes(10), Duration.ofDays(5), Optional.empty(), true, false);

    @Test
    void what_is_not_known_has_its_problem_where_it_comes_from() {
        Value unknown = new Value.NotKnown(Sheet.place("x"));
        List<Word> words = List.of(
                word("project", unknown),
                word("organization", "personal"),
                entity("cluster", "orders-db", word("region", unknown), block("volume", word("size", unknown))));
        Problems problems = new Problems();

        assertThat(Binder.bind(words, true, problems)).isEmpty();
        assertThat(problems.toList()).isEmpty();
    }

    @Test
    void a_cluster_with_nothing_but_a_region_has_every_default() {
        assertThat(theCluster())
                .isEqualTo(new ClusterSpec(
                        "orders-db",
                        new Region("ams"),
                        PostgresVersion.parse("17"),
                        Optional.empty(),
                        2,
                        false,
                        List.of(),
                        MACHINE,
                        VOLUME,
                        List.of(),
                        Config.EMPTY,
                        Optional.empty(),
                        true));
    }

    @Test
    void every_word_of_a_cluster_is_bound() {
        ClusterSpec cluster = theCluster(
                word("postgres", "16.8"),
                word("image", "registry.fly.io/own:1"),
                word("replicas", 1),
                word("allowTwoNodes"),
                word("unmanaged", "machine", "volume"),
                word("readReplicas", "syd"),
                block("machine", word("cpus", 2), word("memory", Size.ofGigabytes(4)), word("kind", "performance")),
                block(
                        "volume",
                        word("size", Size.ofGigabytes(20)),
                        word("keepSnapshots", Duration.ofDays(14)),
                        extend(),
                        word("encrypted", false)),
                with(word("restoreFrom"), "snapshot", "vs_1"),
                word("protect", false));

        assertThat(cluster)
                .isEqualTo(new ClusterSpec(
                        "orders-db",
                        new Region("ams"),
                        PostgresVersion.parse("16.8"),
                        Optional.of("registry.fly.io/own:1"),
                        1,
                        true,
                        List.of(readers("syd", 1)),
                        new MachineSpec(2, Size.ofGigabytes(4), CpuKind.PERFORMANCE),
                        new VolumeSpec(
                                Size.ofGigabytes(20),
                                Duration.ofDays(14),
                                Optional.of(
                                        new ExtendSpec(new Percent(80), Size.ofGigabytes(10), Size.ofGigabytes(200))),
                                false,
                                false),
                        List.of("machine", "volume"),
                        Config.EMPTY,
                        Optional.of(new RestoreSpec(Optional.of("vs_1"), Optional.empty())),
                        false));
    }

    private static Word extend() {
        Word at = with(word("extend"), "at", new Percent(80));
        return with(with(at, "by", Size.ofGigabytes(10)), "upTo", Size.ofGigabytes(200));
    }

    @Test
    void named_values_are_the_same_as_a_block() {
        ClusterSpec named = theCluster(with(with(word("machine"), "cpus", 2), "memory", Size.ofGigabytes(2)));
        ClusterSpec block = theCluster(block("machine", word("cpus", 2), word("memory", Size.ofGigabytes(2))));

        assertThat(named).isEqualTo(block);
    }

    @Test
    void readers_are_listed_or_counted_or_given_their_own_size() {
        MachineSpec large = new MachineSpec(2, Size.ofGigabytes(4), CpuKind.SHARED);

        assertThat(theCluster(word("readReplicas", "syd", "gru")).readReplicas())
                .containsExactly(readers("syd", 1), readers("gru", 1));
        assertThat(theCluster(word("readReplicas", "syd"), with(word("readReplicas", "gru"), "count", 2))
                        .readReplicas())
                .containsExactly(readers("syd", 1), readers("gru", 2));
        assertThat(theCluster(entity(
                                "readReplicas",
                                "syd",
                                block("machine", word("cpus", 2), word("memory", Size.ofGigabytes(4)))))
                        .readReplicas())
                .containsExactly(new ReadReplicasSpec(new Region("syd"), 1, Optional.of(large), Optional.empty()));
    }

    @Test
    void a_version_is_a_major_in_two_forms_or_a_minor() {
        assertThat(theCluster(word("postgres", 16)).postgres()).isEqualTo(PostgresVersion.parse("16"));
        assertThat(theCluster(word("postgres", "16")).postgres()).isEqualTo(PostgresVersion.parse("16"));
        assertThat(theCluster(word("postgres", "16.10")).postgres()).isEqualTo(PostgresVersion.parse("16.10"));
    }

    @Test
    void a_switch_without_a_value_is_on() {
        assertThat(theCluster(word("replicas", 1), word("allowTwoNodes")).allowTwoNodes())
                .isTrue();
        assertThat(theCluster(word("protect")).protect()).isTrue();
        assertThat(theCluster(word("protect", false)).protect()).isFalse();
    }

    @Test
    void settings_are_checked_against_the_version_of_their_cluster() {
        Word method = block("config", word("io_method", "worker"));

        assertThat(theCluster(word("postgres", "18"), method).config().knobs()).containsKey("io_method");
        assertThat(bound(definition(with(cluster("orders-db", method), "postgres", "18")))
                        .all(ClusterSpec.class)
                        .getFirst()
                        .config()
                        .knobs())
                .containsKey("io_method");
    }

    @Test
    void settings_are_bound_for_a_cluster_a_database_and_a_role() {
        Definition definition = bound(inCluster(
                block("config", word("work_mem", Size.ofMegabytes(16)), word("max_connections", 50)),
                entity("database", "orders", block("config", word("work_mem", Size.ofMegabytes(32)))),
                entity("role", "reporting", block("config", word("statement_timeout", Duration.ofSeconds(30))))));

        assertThat(settings(definition.cluster("orders-db").orElseThrow().config()))
                .isEqualTo(Map.of("work_mem", "16384", "max_connections", "50"));
        assertThat(settings(definition.all(DatabaseSpec.class).getFirst().config()))
                .isEqualTo(Map.of("work_mem", "32768"));
        assertThat(settings(definition.all(RoleSpec.class).getFirst().config()))
                .isEqualTo(Map.of("statement_timeout", "30000"));
    }

    @Test
    void several_values_of_a_setting_are_a_list() {
        ClusterSpec cluster =
                theCluster(block("config", word("shared_preload_libraries", "pg_stat_statements", "pg_trgm")));

        assertThat(settings(cluster.config()))
                .containsEntry("shared_preload_libraries", "repmgr,pg_stat_statements,pg_trgm");
    }

    @Test
    void extensions_are_listed_in_either_form_or_named_with_their_schema() {
        List<ExtensionSpec> two = List.of(extension("pgcrypto", ""), extension("citext", ""));

        assertThat(extensions(word("extensions", "pgcrypto", "citext"))).isEqualTo(two);
        assertThat(extensions(word("extensions", List.of("pgcrypto", "citext"))))
                .isEqualTo(two);
        assertThat(extensions(word("extensions", "pgcrypto"), word("extensions", "citext")))
                .isEqualTo(two);
        assertThat(extensions(with(word("extensions", "citext"), "schema", "extra")))
                .containsExactly(extension("citext", "extra"));
    }

    @Test
    void what_stands_in_a_cluster_belongs_to_it() {
        Definition definition = bound(inCluster(
                entity("database", "orders", word("owner", "shop_owner"), word("encoding", "LATIN1")),
                entity(
                        "role",
                        "reporting",
                        word("login", true),
                        word("reads", "orders"),
                        word("writes", List.of("orders")),
                        word("connectionLimit", 5)),
                entity("attach", "orders-api", word("database", "orders"), word("readVariable", "READ_URL"))));

        assertThat(definition.all(DatabaseSpec.class).getFirst().ownerRole()).isEqualTo("shop_owner");
        assertThat(definition.all(RoleSpec.class))
                .containsExactly(new RoleSpec(
                        "orders-db",
                        "reporting",
                        true,
                        List.of("orders"),
                        List.of("orders"),
                        Optional.of(5),
                        Config.EMPTY));
        assertThat(definition.all(AttachmentSpec.class))
                .containsExactly(new AttachmentSpec(
                        "orders-db", "orders-api", "orders", "DATABASE_URL", Optional.of("READ_URL")));
    }

    @Test
    void resources_come_in_the_order_in_which_they_can_be_made() {
        Definition definition = bound(definition(
                cluster(
                        "orders-db",
                        entity("attach", "orders-api", word("database", "orders")),
                        word("role", "reporting"),
                        word("database", "orders")),
                word("app", "orders-api")));

        assertThat(definition.addresses())
                .containsExactly(
                        Address.app("orders-api"),
                        Address.cluster("orders-db"),
                        Address.database("orders-db", "orders"),
                        Address.role("orders-db", "reporting"),
                        Address.attachment("orders-api", "DATABASE_URL"));
        assertThat(definition.places().get(Address.app("orders-api")))
                .extracting(Place::text)
                .isEqualTo("app");
    }

    @Test
    void the_head_may_stand_in_every_file_when_it_says_the_same() {
        Definition definition = bound(definition(word("project", "shop"), word("app", "orders-api")));

        assertThat(definition.project()).isEqualTo("shop");
        assertThat(definition.organization()).isEqualTo("personal");
        assertThat(definition.whole()).isTrue();
        assertThat(definition.all(AppSpec.class)).hasSize(1);
    }

    @Test
    void a_warning_does_not_stand_in_the_way() {
        Problems problems = new Problems();
        problems.add(Problem.at(Sheet.place("x"), "Odd", "it is odd.", "").asWarning());

        assertThat(Binder.bind(inCluster(), true, problems)).isPresent();
    }

    private static ClusterSpec theCluster(Word... words) {
        return bound(inCluster(words)).cluster("orders-db").orElseThrow();
    }

    private static List<ExtensionSpec> extensions(Word... words) {
        return bound(inCluster(entity("database", "orders", words)))
                .all(DatabaseSpec.class)
                .getFirst()
                .extensions();
    }

    private static ExtensionSpec extension(String name, String schema) {
        return new ExtensionSpec(name, Optional.of(schema).filter(text -> !text.isEmpty()), Optional.empty());
    }

    private static ReadReplicasSpec readers(String region, int count) {
        return new ReadReplicasSpec(new Region(region), count, Optional.empty(), Optional.empty());
    }

    private static Map<String, String> settings(Config config) {
        return config.knobs().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> setting(entry.getValue())));
    }

    private static String setting(KnobValue value) {
        return value.setting();
    }
}

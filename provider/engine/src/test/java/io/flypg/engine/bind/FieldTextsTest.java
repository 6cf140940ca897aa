package io.flypg.engine.bind;

import static io.flypg.engine.bind.Sheet.block;
import static io.flypg.engine.bind.Sheet.cluster;
import static io.flypg.engine.bind.Sheet.definition;
import static io.flypg.engine.bind.Sheet.entity;
import static io.flypg.engine.bind.Sheet.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.Definition;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fields of resources as people read them. */
class FieldTextsTest {
    @Test
    void every_field_has_what_is_declared_or_its_default() {
        Definition definition = Sheet.bound(definition(cluster(
                "orders-db",
                entity("readReplicas", "syd", block("machine", word("cpus", 2), word("memory", Size.ofGigabytes(2)))),
                block("config", word("work_mem", Size.ofMegabytes(2))),
                entity("database", "app"),
                entity("role", "reporting", word("reads", "app")))));

        Map<String, String> cluster =
                FieldTexts.of(definition.find(Address.cluster("orders-db")).orElseThrow());
        Map<String, String> role = FieldTexts.of(
                definition.find(Address.role("orders-db", "reporting")).orElseThrow());

        assertThat(cluster)
                .containsEntry("region", "ams")
                .containsEntry("replicas", "2")
                .containsEntry("volume.keepSnapshots", "5 days")
                .containsEntry("readReplicas.syd.count", "1")
                .containsEntry("readReplicas.syd.machine.memory", "2 GB")
                .containsEntry("config.work_mem", "2 MB")
                .doesNotContainKeys("name", "image", "readReplicas.syd.region");
        assertThat(role)
                .containsEntry("reads", "app")
                .containsEntry("login", "false")
                .doesNotContainKey("cluster");
    }
}

package io.flypg.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Clusters as they are now, for programs. */
final class StatusJson {
    private StatusJson() {}

    static void write(JsonGenerator json, List<ClusterStatus> clusters) throws IOException {
        json.writeArrayFieldStart("clusters");
        for (ClusterStatus cluster : clusters) {
            cluster(json, cluster);
        }
        json.writeEndArray();
    }

    private static void cluster(JsonGenerator json, ClusterStatus cluster) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", cluster.name());
        json.writeStringField("address", cluster.address());
        json.writeStringField("route", cluster.route());
        json.writeArrayFieldStart("nodes");
        for (ClusterStatus.Node node : cluster.nodes()) {
            node(json, node);
        }
        json.writeEndArray();
        json.writeStringField("guarantee", cluster.guarantee());
        JsonDocument.problems(json, "problems", cluster.problems());
        json.writeEndObject();
    }

    private static void node(JsonGenerator json, ClusterStatus.Node node) throws IOException {
        json.writeStartObject();
        json.writeNumberField("ordinal", node.ordinal());
        json.writeStringField("machine", node.machine());
        json.writeStringField("region", node.region());
        json.writeStringField("role", node.role());
        json.writeStringField("version", node.version());
        json.writeStringField("address", node.address());
        if (node.lagBytes().isPresent()) {
            json.writeNumberField("lagBytes", node.lagBytes().getAsLong());
        } else {
            json.writeNullField("lagBytes");
        }
        disk(json, node);
        json.writeArrayFieldStart("pendingRestart");
        for (String setting : node.pendingRestart()) {
            json.writeString(setting);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void disk(JsonGenerator json, ClusterStatus.Node node) throws IOException {
        if (node.disk().isEmpty()) {
            json.writeNullField("disk");
            return;
        }
        ClusterStatus.Disk disk = node.disk().get();
        json.writeObjectFieldStart("disk");
        json.writeNumberField("usedBytes", disk.used());
        json.writeNumberField("totalBytes", disk.total());
        json.writeEndObject();
    }
}

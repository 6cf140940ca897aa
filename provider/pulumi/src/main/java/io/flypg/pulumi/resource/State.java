package io.flypg.pulumi.resource;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Guarantee;
import io.flypg.engine.property.ResourceProperties;
import io.flypg.engine.resource.Observed;
import io.flypg.engine.word.Value.Many;
import io.flypg.engine.word.Value.Text;
import io.flypg.fly.call.SecretText;
import io.flypg.pulumi.wire.Properties;
import io.flypg.pulumi.wire.Secrets;
import io.flypg.pulumi.wire.Structs;
import io.flypg.resources.attachment.Attachment;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.Node;
import io.flypg.resources.live.Endpoint;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.OwnerMark.Attached;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The outputs of a resource: its properties, and beside them what is known only once it is there. Only what is stable is in it, so that
 * a refresh of something that nobody changed brings the same.
 */
final class State {
    static final String NODES = "nodes";
    static final String HOST = "host";
    static final String PORT = "port";
    static final String GUARANTEE = "guarantee";
    static final String OWNER = "owner";
    static final String LOGIN = "login";
    static final String DIGEST = "secretDigest";
    static final String URI = "connectionUri";
    static final String READ_URI = "readConnectionUri";

    /** What differs from what is declared and is no property; not there while everything is as declared. */
    static final String DIFFERENCES = "differences";

    private final Live live;
    private final Struct recorded;

    /** @param recorded the outputs of before, for what the platform does not show again; empty when there are none */
    State(Live live, Struct recorded) {
        this.live = live;
        this.recorded = recorded;
    }

    /** What is known of a resource that is there. */
    Struct of(Spec spec, Observed observed) {
        Struct.Builder state = Structs.of(ResourceProperties.of(spec)).toBuilder();
        switch (spec) {
            case ClusterSpec cluster when observed instanceof Cluster seen -> cluster(cluster, seen, state);
            case DatabaseSpec database -> state.putFields(OWNER, Structs.text(database.ownerRole()));
            case AttachmentSpec attachment
            when observed instanceof Attachment seen ->
                seen.mark().ifPresent(mark -> attachment(attachment, mark, state));
            default -> {}
        }
        return state.build();
    }

    /** What is known before it is there. */
    static Struct planned(Spec spec) {
        Struct.Builder state = Structs.of(ResourceProperties.of(spec)).toBuilder();
        switch (spec) {
            case ClusterSpec cluster -> state.putFields(GUARANTEE, Structs.text(Guarantee.of(cluster)));
            case DatabaseSpec database -> state.putFields(OWNER, Structs.text(database.ownerRole()));
            default -> {}
        }
        return state.build();
    }

    /** The outputs that are secrets because inputs are: those of the same names, and those that may be made from them. */
    static Set<String> secrets(Struct inputs) {
        Set<String> secrets = new TreeSet<>(Secrets.in(inputs));
        if (!secrets.isEmpty()) {
            secrets.addAll(List.of(NODES, HOST, GUARANTEE, OWNER, LOGIN, DIFFERENCES));
        }
        return secrets;
    }

    /** What a refresh has found that is no property. */
    static List<String> differences(Struct outputs) {
        return Properties.read(outputs).values().get(DIFFERENCES) instanceof Many many
                ? many.values().stream()
                        .filter(Text.class::isInstance)
                        .map(value -> ((Text) value).text())
                        .toList()
                : List.of();
    }

    private void cluster(ClusterSpec spec, Cluster cluster, Struct.Builder state) {
        ListValue.Builder nodes = ListValue.newBuilder();
        cluster.nodes().forEach(node -> nodes.addValues(node(node)));
        state.putFields(NODES, Value.newBuilder().setListValue(nodes).build());
        state.putFields(GUARANTEE, Structs.text(Guarantee.of(spec)));
        Endpoint.writer(live, spec.name()).ifPresent(endpoint -> {
            state.putFields(HOST, Structs.text(endpoint.host()));
            state.putFields(PORT, Structs.number(endpoint.port()));
        });
    }

    private static Value node(Node node) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder()
                        .putFields("ordinal", Structs.number(node.name().ordinal()))
                        .putFields("machine", Structs.text(node.machine()))
                        .putFields("region", Structs.text(node.region().code()))
                        .putFields("group", Structs.text(node.group())))
                .build();
    }

    /** A URL is known to whoever set it, and to whoever recorded it while it is the same one. */
    private void attachment(AttachmentSpec spec, Attached mark, Struct.Builder state) {
        state.putFields(LOGIN, Structs.text(mark.login()));
        state.putFields(DIGEST, Structs.text(mark.digest()));
        Map<String, SecretText> issued = live.issued(spec.address());
        boolean same = recorded.getFieldsOrDefault(DIGEST, Value.getDefaultInstance())
                .getStringValue()
                .equals(mark.digest());
        uri(URI, Optional.ofNullable(issued.get(spec.variable())), same, state);
        if (spec.readVariable().isPresent()) {
            uri(READ_URI, spec.readVariable().map(issued::get), same, state);
        }
    }

    private void uri(String name, Optional<SecretText> issued, boolean same, Struct.Builder state) {
        if (issued.isPresent()) {
            state.putFields(name, Secrets.of(Structs.text(issued.get().reveal())));
        } else if (same && recorded.containsFields(name)) {
            state.putFields(name, Secrets.of(recorded.getFieldsOrThrow(name)));
        }
    }

    /** What may be another after an update. */
    static List<String> changing(Kind kind, Struct inputs) {
        return kind == Kind.CLUSTER ? List.of(NODES) : later(kind, inputs);
    }

    /** What will be known once it is there. */
    static List<String> later(Kind kind, Struct inputs) {
        return switch (kind) {
            case CLUSTER -> List.of(NODES, HOST, PORT);
            case ATTACHMENT ->
                inputs.containsFields("readVariable")
                        ? List.of(LOGIN, DIGEST, URI, READ_URI)
                        : List.of(LOGIN, DIGEST, URI);
            case DATABASE, ROLE, APP -> List.of();
        };
    }
}

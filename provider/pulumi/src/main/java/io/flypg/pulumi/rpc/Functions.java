package io.flypg.pulumi.rpc;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.word.Value.NotKnown;
import io.flypg.engine.word.Value.Text;
import io.flypg.engine.word.Value.Whole;
import io.flypg.pulumi.resource.Kind;
import io.flypg.pulumi.resource.Reading;
import io.flypg.pulumi.session.Session;
import io.flypg.pulumi.wire.Properties;
import io.flypg.pulumi.wire.Structs;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;

/** The functions that programs can call. They only look. */
final class Functions {
    private Functions() {}

    static InvokeResponse invoke(Session session, InvokeRequest request) {
        Map<String, io.flypg.engine.word.Value> arguments =
                Properties.read(request.getArgs()).values();
        return switch (request.getTok()) {
            case "flypg:index:getCluster" -> cluster(session, arguments.get("name"), request.getPreview());
            case "flypg:index:getKnobs" -> knobs(arguments.get("postgres"));
            default -> throw ProviderService.unknown(request.getTok());
        };
    }

    private static InvokeResponse cluster(Session session, io.flypg.engine.word.@Nullable Value name, boolean preview) {
        if (name instanceof NotKnown) {
            return InvokeResponse.getDefaultInstance();
        }
        if (!(name instanceof Text text) || Kind.CLUSTER.address(text.text()).isEmpty()) {
            return refused("name", "getCluster needs the name of a cluster.");
        }
        ReadResponse read = new Reading(session)
                .read(
                        Kind.CLUSTER,
                        ReadRequest.newBuilder()
                                .setId(text.text())
                                .setInputs(Struct.getDefaultInstance())
                                .build());
        if (read.getId().isEmpty() && preview) { // the same program may be about to make it
            return InvokeResponse.getDefaultInstance();
        }
        return read.getId().isEmpty()
                ? refused("name", "there is no cluster '" + text.text() + "' that this token can see.")
                : InvokeResponse.newBuilder().setReturn(read.getProperties()).build();
    }

    private static InvokeResponse knobs(io.flypg.engine.word.@Nullable Value postgres) {
        String major = switch (postgres) {
            case null -> "17";
            case Text text -> text.text();
            case Whole whole -> Long.toString(whole.number());
            default -> "";
        };
        if (Knobs.MAJORS.stream().noneMatch(known -> Integer.toString(known).equals(major))) {
            return refused("postgres", "there are the knobs of PostgreSQL " + Knobs.MAJORS + ".");
        }
        ListValue.Builder list = ListValue.newBuilder();
        Knobs.of(Integer.parseInt(major)).settable().forEach(knob -> list.addValues(knob(knob)));
        return InvokeResponse.newBuilder()
                .setReturn(Struct.newBuilder()
                        .putFields("postgres", Structs.text(major))
                        .putFields(
                                "knobs", Value.newBuilder().setListValue(list).build()))
                .build();
    }

    private static Value knob(Knob knob) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder()
                        .putFields("name", Structs.text(knob.name()))
                        .putFields("type", Structs.text(knob.type().name().toLowerCase(Locale.ROOT)))
                        .putFields("unit", Structs.text(knob.unit().symbol()))
                        .putFields(
                                "takesRestart",
                                Value.newBuilder()
                                        .setBoolValue(knob.takesRestart())
                                        .build()))
                .build();
    }

    private static InvokeResponse refused(String property, String reason) {
        return InvokeResponse.newBuilder()
                .addFailures(CheckFailure.newBuilder().setProperty(property).setReason(reason))
                .build();
    }
}

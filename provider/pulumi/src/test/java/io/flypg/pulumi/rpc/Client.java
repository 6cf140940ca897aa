package io.flypg.pulumi.rpc;

import com.google.protobuf.Struct;
import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.fly.call.FlyOptions;
import io.flypg.pulumi.session.Surroundings;
import io.flypg.pulumi.wire.Structs;
import io.flypg.resources.live.Pace;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** A provider in this JVM and an engine's end of the line to it. There is no platform: whoever calls one gets a failure. */
final class Client implements AutoCloseable {
    private static final Place NOWHERE = Place.ofFile("");

    private final ProviderServer server;
    private final ManagedChannel channel;

    Client() throws IOException {
        Surroundings nowhere = new Surroundings(
                "0.1.0",
                Map.of(
                        "FLY_API_TOKEN",
                        "t",
                        "FLY_API_BASE_URL",
                        "http://127.0.0.1:1",
                        "FLY_FLAPS_BASE_URL",
                        "http://127.0.0.1:1"),
                _ -> {
                    throw new AssertionError("nobody asked for the local platform");
                },
                FlyOptions.defaults(),
                Pace.STANDARD);
        server = ProviderServer.start(nowhere, Optional.empty());
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .build();
    }

    /** Configured as the stack {@code shop/dev}. */
    static Client configured() throws IOException {
        Client client = new Client();
        client.calls()
                .configure(ConfigureRequest.newBuilder()
                        .setUrn("urn:pulumi:dev::shop::pulumi:providers:flypg::default")
                        .setArgs(Struct.getDefaultInstance())
                        .build());
        return client;
    }

    ResourceProviderBlockingStub calls() {
        return ResourceProviderGrpc.newBlockingStub(channel);
    }

    CheckResponse check(String type, Struct news) {
        return calls().check(CheckRequest.newBuilder()
                .setUrn(urn(type))
                .setNews(news)
                .build());
    }

    DiffResponse diff(String type, Struct olds, Struct news) {
        return calls().diff(DiffRequest.newBuilder()
                .setUrn(urn(type))
                .setOlds(olds)
                .setNews(news)
                .build());
    }

    static String urn(String type) {
        return "urn:pulumi:dev::shop::flypg:index:" + type + "::thing";
    }

    /** Properties from plain values: maps, lists, texts, numbers, truths; a wire value stays as it is. */
    static Struct struct(Map<String, ?> properties) {
        Struct.Builder struct = Struct.newBuilder();
        properties.forEach((name, value) -> struct.putFields(name, value(value)));
        return struct.build();
    }

    static com.google.protobuf.Value value(Object value) {
        return value instanceof com.google.protobuf.Value wire ? wire : Structs.of(plain(value));
    }

    private static Value plain(Object value) {
        return switch (value) {
            case Integer number -> new Value.Whole(number, NOWHERE);
            case Boolean flag -> new Value.Flag(flag, NOWHERE);
            case List<?> items ->
                new Value.Many(items.stream().map(Client::plain).toList(), NOWHERE);
            case Map<?, ?> entries -> {
                Map<String, Value> values = new LinkedHashMap<>();
                entries.forEach((name, entry) -> values.put(name.toString(), plain(entry)));
                yield new Value.Named(values, NOWHERE);
            }
            default -> new Value.Text(value.toString(), NOWHERE);
        };
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.close();
    }
}

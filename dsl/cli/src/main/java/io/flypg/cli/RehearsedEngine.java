package io.flypg.cli;

import com.google.protobuf.Empty;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import pulumirpc.EngineGrpc.EngineImplBase;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** Stands for Pulumi's engine at the other end of the line when the provider is rehearsed. */
final class RehearsedEngine implements AutoCloseable {
    private static final String STACK = "urn:pulumi:dev::rehearsal::";
    private static final String PROVIDER = STACK + "pulumi:providers:flypg::default";

    private final Server listener;
    private final ManagedChannel channel;

    private RehearsedEngine(Server listener, ManagedChannel channel) {
        this.listener = listener;
        this.channel = channel;
    }

    /** A provider that can be started. */
    interface Provider {
        /**
         * Starts it for the engine at this address.
         *
         * @return its port
         */
        int start(String address) throws IOException;
    }

    static RehearsedEngine start(Provider provider) throws IOException {
        Server listener = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Listener())
                .build()
                .start();
        int port = provider.start(address(listener.getPort()));
        ManagedChannel channel =
                ManagedChannelBuilder.forTarget(address(port)).usePlaintext().build();
        return new RehearsedEngine(listener, channel);
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    /** What comes before any program. */
    void greet() {
        calls().handshake(ProviderHandshakeRequest.newBuilder()
                .setEngineAddress(address(listener.getPort()))
                .build());
        calls().getPluginInfo(Empty.getDefaultInstance());
        calls().getSchema(GetSchemaRequest.getDefaultInstance());
    }

    void configure(Map<String, Object> settings) {
        Struct inputs = calls().checkConfig(CheckRequest.newBuilder()
                        .setUrn(PROVIDER)
                        .setNews(struct(settings))
                        .build())
                .getInputs();
        calls().diffConfig(DiffRequest.newBuilder()
                .setUrn(PROVIDER)
                .setOlds(inputs)
                .setOldInputs(inputs)
                .setNews(inputs)
                .build());
        calls().configure(ConfigureRequest.newBuilder()
                .setUrn(PROVIDER)
                .setArgs(inputs)
                .setAcceptSecrets(true)
                .setAcceptResources(true)
                .build());
    }

    RehearsedResource resource(String type, String name, Map<String, Object> properties) {
        String urn = STACK + "flypg:index:" + type + "::" + name;
        return new RehearsedResource(calls(), urn, struct(properties));
    }

    private ResourceProviderBlockingStub calls() {
        return ResourceProviderGrpc.newBlockingStub(channel);
    }

    static Struct struct(Map<String, ?> properties) {
        Struct.Builder struct = Struct.newBuilder();
        properties.forEach((name, value) -> struct.putFields(name, value(value)));
        return struct.build();
    }

    private static Value value(Object value) {
        Value.Builder wire = Value.newBuilder();
        switch (value) {
            case Boolean flag -> wire.setBoolValue(flag);
            case Number number -> wire.setNumberValue(number.doubleValue());
            case List<?> items -> {
                ListValue.Builder list = ListValue.newBuilder();
                items.forEach(item -> list.addValues(value(item)));
                wire.setListValue(list);
            }
            case Map<?, ?> entries -> {
                Struct.Builder struct = Struct.newBuilder();
                entries.forEach((name, entry) -> struct.putFields(name.toString(), value(entry)));
                wire.setStructValue(struct);
            }
            default -> wire.setStringValue(value.toString());
        }
        return wire.build();
    }

    /** Says that it is over, and goes: the provider ends for that. */
    @Override
    public void close() {
        calls().cancel(Empty.getDefaultInstance());
        channel.shutdownNow();
        listener.shutdownNow();
    }

    /** Hears what the provider says. */
    private static final class Listener extends EngineImplBase {
        @Override
        public void log(LogRequest request, StreamObserver<Empty> observer) {
            observer.onNext(Empty.getDefaultInstance());
            observer.onCompleted();
        }
    }
}

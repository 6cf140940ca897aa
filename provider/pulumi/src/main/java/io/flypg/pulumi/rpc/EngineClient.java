package io.flypg.pulumi.rpc;

import io.flypg.pulumi.session.EngineLog;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;

/** The way back to the engine, which shows what is said. */
final class EngineClient implements EngineLog {
    private static final int PATIENCE_SECONDS = 5;

    private final ManagedChannel channel;

    EngineClient(String address) {
        channel = ManagedChannelBuilder.forTarget(address).usePlaintext().build();
    }

    /** An engine that does not listen any more is no reason to stop. */
    @Override
    public void say(Level level, String urn, String text) {
        LogRequest request = LogRequest.newBuilder()
                .setSeverity(level == Level.WARNING ? LogSeverity.WARNING : LogSeverity.INFO)
                .setEphemeral(level == Level.PROGRESS)
                .setUrn(urn)
                .setMessage(text)
                .build();
        try {
            EngineGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .log(request);
        } catch (StatusRuntimeException _) {
            return; // nobody is there to be told
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}

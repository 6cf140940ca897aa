package io.flypg.pulumi.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import io.flypg.pulumi.session.Surroundings;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** When a provider that an engine started ends; the limit is a guard against hanging only. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class EndTest {
    private ServerSocket engine;
    private ProviderServer provider;

    EndTest() throws Exception {
        engine = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Surroundings surroundings = Surroundings.standard("0.1.0", Map.of(), _ -> Map.of());
        provider = ProviderServer.start(
                surroundings, Optional.of(new InetSocketAddress(engine.getInetAddress(), engine.getLocalPort())));
    }

    @BeforeEach
    void a_provider_answers() {
        use(calls -> assertThat(calls.getPluginInfo(Empty.getDefaultInstance()).getVersion())
                .isEqualTo("0.1.0"));
    }

    @AfterEach
    void stop() throws Exception {
        engine.close();
        provider.close();
    }

    @Test
    void with_its_last_connection_once_the_engine_needs_nothing_more() throws Exception {
        use(calls -> calls.cancel(Empty.getDefaultInstance()));

        provider.awaitEnd();

        assertThat(engine.isClosed()).isFalse();
    }

    @Test
    void not_with_a_connection_that_the_engine_lets_go_of_but_with_the_engine() throws Exception {
        use(calls -> assertThat(calls.getPluginInfo(Empty.getDefaultInstance()).getVersion())
                .isNotEmpty());

        engine.close();
        provider.awaitEnd();

        assertThat(engine.isClosed()).isTrue();
    }

    private interface Use {
        void with(ResourceProviderBlockingStub calls);
    }

    private void use(Use use) {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", provider.port())
                .usePlaintext()
                .build();
        use.with(ResourceProviderGrpc.newBlockingStub(channel));
        channel.shutdownNow();
    }
}

package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Empty;
import io.flypg.pulumi.cli.PulumiStack;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.ResourceProviderGrpc;

/** The process {@code pulumi-resource-flypg} of the image, as Pulumi's engine starts it. */
class PulumiProviderIT {
    /** More looks for the engine than a test takes: nobody accepts them. */
    private static final int ENGINE_BACKLOG = 1000;

    private static final String LAUNCHER =
            PulumiDesk.BIN.resolve("pulumi-resource-flypg").toString();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"FLYPG_TEST", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"})
    void the_port_is_all_it_writes_whatever_other_java_programs_need(String variable) throws Exception {
        Ran ended = usedOnce(LAUNCHER, Map.of(variable, "-Xmx1k"));

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).matches("[0-9]+\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void through_links_and_where_no_locale_is_set_it_uses_its_cache() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a link"), Path.of(LAUNCHER));
        Path again = Files.createSymbolicLink(folder.resolve("again"), link.getFileName());
        Map<String, String> variables =
                Map.of("FLYPG_JAVA_OPTS", "-XX:AOTMode=on", "LANG", "", "LC_ALL", "", "PATH", "/usr/bin:/bin");

        assertThat(usedOnce(again.toString(), variables).code()).isZero();
    }

    @Test
    void without_arguments_it_serves_one_engine_after_the_other_until_it_is_ended() throws Exception {
        try (PulumiDesk desk = PulumiDesk.open()) {
            Ran.Running provider = start(
                    LAUNCHER, Map.of("FLYPG_LOCAL_DIR", desk.desk().platform().toString()), List.of());
            String port = port(provider);
            PulumiStack stack = desk.stack(
                    desk.cli().attachedTo("flypg", Integer.parseInt(port)),
                    desk.project().write("resources:\n  orders-api:\n    type: flypg:App\n"));

            stack.up().succeeded();
            stack.up("--expect-no-changes").succeeded();
            stack.destroy().succeeded();
            provider.process().destroy();

            assertThat(provider.await()).as("128 + SIGTERM").isEqualTo(new Ran(143, port + "\n", ""));
        }
    }

    /** Starts it as an engine does, which asks it something and goes away; the provider goes too. */
    private Ran usedOnce(String launcher, Map<String, String> variables) throws IOException, InterruptedException {
        Ran.Running provider;
        try (ServerSocket engine = new ServerSocket(0, ENGINE_BACKLOG, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + engine.getLocalPort();
            provider = start(launcher, variables, List.of("--logtostderr", "-v=9", "--tracing", "file:trace", address));
            assertThat(askedForItsVersion(port(provider))).isEqualTo(Version.current());
        }
        return provider.await();
    }

    private Ran.Running start(String launcher, Map<String, String> variables, List<String> arguments)
            throws IOException {
        String[] command =
                Stream.concat(Stream.of(launcher), arguments.stream()).toArray(String[]::new);
        return Ran.start(folder, variables, command);
    }

    private static String port(Ran.Running provider) throws IOException, InterruptedException {
        PulumiDesk.await(() -> Files.readString(provider.out()).endsWith("\n")
                || !provider.process().isAlive());
        return Files.readString(provider.out()).strip();
    }

    /** Also holds the schema against it. */
    private static String askedForItsVersion(String port) throws IOException {
        ManagedChannel channel = ManagedChannelBuilder.forTarget("127.0.0.1:" + port)
                .usePlaintext()
                .build();
        try {
            var calls = ResourceProviderGrpc.newBlockingStub(channel);
            String version = calls.getPluginInfo(Empty.getDefaultInstance()).getVersion();
            String schema =
                    calls.getSchema(GetSchemaRequest.getDefaultInstance()).getSchema();
            assertThat(new JsonMapper().readTree(schema).path("version").asText())
                    .isEqualTo(version);
            return version;
        } finally {
            channel.shutdownNow();
        }
    }
}

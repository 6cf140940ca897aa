package io.flypg.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.flypg.pulumi.Recording.Call;
import io.flypg.pulumi.cli.PulumiStack;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulumirpc.ResourceProviderGrpc;

/** The life of a stack once more, without Pulumi: its real requests, recorded, get the answers that they got then. */
final class RecordedRequestsTest {
    private static final Path RECORDED = Path.of("src/test/resources/io/flypg/pulumi/requests-3.259.0.jsonl");
    private static final JsonMapper JSON = new JsonMapper();

    /** {@code -Dgolden=record} records anew, with the real CLI. */
    @Test
    void each_request_of_a_recorded_life_is_answered_as_it_was(@TempDir Path once, @TempDir Path again)
            throws Exception {
        if ("record".equals(System.getProperty("golden"))) {
            record(once);
        }
        Recording recording = Recording.read(RECORDED);
        assertThat(recording.calls())
                .extracting(Call::name)
                .contains("Handshake", "Attach", "GetPluginInfo", "GetSchema", "CheckConfig", "DiffConfig", "Configure")
                .contains("Check", "Diff", "Create", "Read", "Update", "Delete", "Invoke", "Cancel");

        try (ProgramFixture fixture = ProgramFixture.in(again)) {
            replay(recording, fixture.port());
        }
    }

    private static void replay(Recording recording, int port) throws IOException {
        Recording.Bindings bindings = new Recording.Bindings();
        ManagedChannel channel = connected(port);
        try {
            String before = "";
            for (Call call : recording.calls()) {
                if (before.equals("Cancel") && call.name().equals("Handshake")) {
                    channel.shutdownNow();
                    channel = connected(port);
                }
                before = call.name();
                replay(call, channel, bindings);
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private static void replay(Call call, ManagedChannel channel, Recording.Bindings bindings) throws IOException {
        JsonNode request = bindings.bound(call.request());
        if (!call.error().isEmpty()) {
            assertThatThrownBy(() -> ask(channel, method(call), request))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            failure -> assertThat(call.error())
                                    .endsWith(" desc = " + failure.getStatus().getDescription()));
            return;
        }
        JsonNode answer = ask(channel, method(call), request);
        if (!call.response().isMissingNode()) {
            JsonNode recorded = plain(prototype(method(call).getResponseMarshaller()), call.response());
            bindings.bind(recorded, answer);
            assertThat(answer).as("%s of %s", call.name(), request).isEqualTo(bindings.bound(recorded));
        }
    }

    /** Each engine has a connection of its own; which of its several ones asked what, is not recorded. */
    private static ManagedChannel connected(int port) {
        return ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
    }

    private static JsonNode ask(ManagedChannel channel, MethodDescriptor<Message, Message> method, JsonNode request)
            throws IOException {
        Message answer = ClientCalls.blockingUnaryCall(
                channel, method, CallOptions.DEFAULT, message(prototype(method.getRequestMarshaller()), request));
        return json(answer);
    }

    @SuppressWarnings("unchecked")
    private static MethodDescriptor<Message, Message> method(Call call) {
        return ResourceProviderGrpc.getServiceDescriptor().getMethods().stream()
                .filter(method -> method.getFullMethodName().equals(call.method()))
                .map(method -> (MethodDescriptor<Message, Message>) method)
                .findFirst()
                .orElseThrow();
    }

    private static Message prototype(MethodDescriptor.Marshaller<Message> marshaller) {
        return Objects.requireNonNull(((PrototypeMarshaller<Message>) marshaller).getMessagePrototype());
    }

    private static Message message(Message prototype, JsonNode json) throws InvalidProtocolBufferException {
        Message.Builder builder = prototype.newBuilderForType();
        JsonFormat.parser().ignoringUnknownFields().merge(json.toString(), builder);
        return builder.build();
    }

    private static JsonNode json(Message message) throws IOException {
        return JSON.readTree(JsonFormat.printer().print(message));
    }

    private static JsonNode plain(Message prototype, JsonNode json) throws IOException {
        return json(message(prototype, json));
    }

    /** A whole life: seen before, made, unchanged, changed, refreshed, kept, given up, removed. */
    private static void record(Path folder) throws Exception {
        Path log = folder.resolve("requests.jsonl");
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            Program program = Program.full().with("config", "{ work_mem: 4MB }").and("""
                      live:
                        fn::invoke: { function: "flypg:getCluster", arguments: { name: "${orders-db.name}" } }
                    """);
            PulumiStack stack = fixture.stack(program);
            PulumiStack logged = stack.with(fixture.cli().with("PULUMI_DEBUG_GRPC", log.toString()));
            logged.preview().succeeded();
            logged.up().succeeded();
            logged.preview("--expect-no-changes").succeeded();
            fixture.write(program.with("config", "{ work_mem: 5MB, max_connections: 50 }"));
            logged.preview().succeeded();
            logged.up().succeeded();
            logged.refresh("--expect-no-changes").succeeded();
            assertThat(logged.destroy().code()).as("it is protected").isNotZero();
            fixture.write(program.with("protect", "false"));
            logged.up().succeeded();
            logged.destroy().succeeded();
        }
        Recording.keep(log, RECORDED);
    }
}

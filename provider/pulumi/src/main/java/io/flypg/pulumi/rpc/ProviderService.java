package io.flypg.pulumi.rpc;

import static io.flypg.pulumi.rpc.Answers.answer;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.rpc.Code;
import io.flypg.pulumi.resource.Checking;
import io.flypg.pulumi.resource.Differing;
import io.flypg.pulumi.resource.Kind;
import io.flypg.pulumi.resource.Reading;
import io.flypg.pulumi.resource.Resource;
import io.flypg.pulumi.resource.Urn;
import io.flypg.pulumi.schema.Schema;
import io.flypg.pulumi.wire.Redaction;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetMappingRequest;
import pulumirpc.Provider.GetMappingResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ParameterizeRequest;
import pulumirpc.Provider.ParameterizeResponse;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ProviderHandshakeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/** Pulumi's protocol, call by call. */
final class ProviderService extends ResourceProviderImplBase {
    private final String version;

    ProviderService(String version) {
        this.version = version;
    }

    @Override
    public void handshake(ProviderHandshakeRequest request, StreamObserver<ProviderHandshakeResponse> observer) {
        answer(observer, () -> {
            Sessions.current().logTo(new EngineClient(request.getEngineAddress()));
            return ProviderHandshakeResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setAcceptResources(true)
                    .setAcceptOutputs(true)
                    .build();
        });
    }

    @Override
    public void attach(PluginAttach request, StreamObserver<Empty> observer) {
        answer(observer, () -> {
            Sessions.current().logTo(new EngineClient(request.getAddress()));
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
        answer(observer, () -> PluginInfo.newBuilder().setVersion(version).build());
    }

    @Override
    public void parameterize(ParameterizeRequest request, StreamObserver<ParameterizeResponse> observer) {
        observer.onError(Answers.status(
                Code.UNIMPLEMENTED, "flypg takes no parameters: 'pulumi package add flypg' is all there is."));
    }

    @Override
    public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> observer) {
        answer(
                observer,
                () -> GetSchemaResponse.newBuilder()
                        .setSchema(Schema.json(version))
                        .build());
    }

    @Override
    public void getMapping(GetMappingRequest request, StreamObserver<GetMappingResponse> observer) {
        answer(observer, GetMappingResponse::getDefaultInstance);
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> observer) {
        answer(observer, () -> Configuration.check(request));
    }

    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> observer) {
        answer(observer, () -> Configuration.diff(request));
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> observer) {
        answer(observer, () -> Configuration.configure(Sessions.current(), request));
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
        answer(observer, () -> new Checking(Sessions.current()).check(kind(request.getUrn()), request));
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> observer) {
        Redaction redaction = Redaction.of(request.getOlds(), request.getNews());
        answer(observer, redaction, () -> new Differing(Sessions.current()).diff(kind(request.getUrn()), request));
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> observer) {
        answer(observer, Redaction.of(request.getProperties()), () -> {
            Struct inputs = request.getProperties();
            Kind kind = kind(request.getUrn());
            Resource resource = new Resource(Sessions.current(), kind, request.getUrn(), limit(request.getTimeout()));
            CreateResponse.Builder response = CreateResponse.newBuilder().setRefreshBeforeUpdate(kind.refreshes());
            if (request.getPreview()) {
                return response.setProperties(resource.previewCreate(inputs)).build();
            }
            Resource.Made made = resource.create(inputs);
            return response.setId(made.id()).setProperties(made.state()).build();
        });
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> observer) {
        answer(observer, Redaction.of(request.getOlds(), request.getNews()), () -> {
            Struct inputs = request.getNews();
            Kind kind = kind(request.getUrn());
            Resource resource = new Resource(Sessions.current(), kind, request.getUrn(), limit(request.getTimeout()));
            Struct state = request.getPreview()
                    ? resource.previewUpdate(request.getOlds(), inputs)
                    : resource.update(request.getOlds(), inputs);
            return UpdateResponse.newBuilder()
                    .setProperties(state)
                    .setRefreshBeforeUpdate(kind.refreshes())
                    .build();
        });
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> observer) {
        answer(observer, Redaction.of(request.getProperties()), () -> {
            new Resource(Sessions.current(), kind(request.getUrn()), request.getUrn(), limit(request.getTimeout()))
                    .delete(request.getId(), request.getProperties());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
        Redaction redaction = Redaction.of(request.getInputs(), request.getProperties());
        answer(observer, redaction, () -> new Reading(Sessions.current()).read(kind(request.getUrn()), request));
    }

    @Override
    public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> observer) {
        answer(observer, () -> Functions.invoke(Sessions.current(), request));
    }

    /** Comes at the end of every run too. */
    @Override
    public void cancel(Empty request, StreamObserver<Empty> observer) {
        answer(observer, () -> {
            Sessions.current().cancel();
            return Empty.getDefaultInstance();
        });
    }

    /** Of the resource option {@code customTimeouts}, in seconds; 0 when there is none. */
    private static Duration limit(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static Kind kind(String urn) {
        String type = Urn.parse(urn).type();
        return Kind.of(type).orElseThrow(() -> unknown(type));
    }

    static StatusRuntimeException unknown(String token) {
        return Answers.status(Code.UNIMPLEMENTED, "flypg has no '" + token + "'.");
    }
}

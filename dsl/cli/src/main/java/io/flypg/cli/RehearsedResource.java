package io.flypg.cli;

import com.google.protobuf.Struct;
import java.util.Map;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** A resource of the rehearsed program, with the calls that Pulumi's engine makes for it. */
final class RehearsedResource {
    private final ResourceProviderBlockingStub calls;
    private final String urn;
    private Struct inputs;
    private Struct state = Struct.getDefaultInstance();
    private String id = "";

    RehearsedResource(ResourceProviderBlockingStub calls, String urn, Struct properties) {
        this.calls = calls;
        this.urn = urn;
        this.inputs = properties;
    }

    void previewCreate() {
        inputs = checked(inputs);
        calls.create(creation().setPreview(true).build());
    }

    void create() {
        CreateResponse response = calls.create(creation().build());
        id = response.getId();
        state = response.getProperties();
    }

    private CreateRequest.Builder creation() {
        return CreateRequest.newBuilder().setUrn(urn).setProperties(inputs);
    }

    void read() {
        ReadResponse response = calls.read(ReadRequest.newBuilder()
                .setUrn(urn)
                .setId(id)
                .setProperties(state)
                .setInputs(inputs)
                .build());
        expect(!response.getId().isEmpty(), "is gone");
        state = response.getProperties();
    }

    void expectNoChange() {
        expect(diff(checked(inputs)) == DiffResponse.DiffChanges.DIFF_NONE, "differs from what was made");
    }

    void update(Map<String, ?> properties) {
        Struct news = checked(RehearsedEngine.struct(properties));
        expect(diff(news) == DiffResponse.DiffChanges.DIFF_SOME, "shows no difference");
        UpdateRequest.Builder update = UpdateRequest.newBuilder()
                .setUrn(urn)
                .setId(id)
                .setOlds(state)
                .setOldInputs(inputs)
                .setNews(news);
        calls.update(update.setPreview(true).build());
        state = calls.update(update.setPreview(false).build()).getProperties();
        inputs = news;
    }

    void delete() {
        calls.delete(DeleteRequest.newBuilder()
                .setUrn(urn)
                .setId(id)
                .setProperties(state)
                .setOldInputs(inputs)
                .build());
    }

    private Struct checked(Struct properties) {
        CheckResponse response = calls.check(CheckRequest.newBuilder()
                .setUrn(urn)
                .setOlds(inputs)
                .setNews(properties)
                .build());
        expect(response.getFailuresCount() == 0, "is refused: " + response.getFailuresList());
        return response.getInputs();
    }

    private DiffResponse.DiffChanges diff(Struct news) {
        return calls.diff(DiffRequest.newBuilder()
                        .setUrn(urn)
                        .setId(id)
                        .setOlds(state)
                        .setOldInputs(inputs)
                        .setNews(news)
                        .build())
                .getChanges();
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("rehearsal: " + urn + " " + otherwise);
        }
    }
}

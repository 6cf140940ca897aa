package io.flypg.pulumi.rpc;

import static io.flypg.pulumi.rpc.Client.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.IOException;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.DeleteRequest;

/** What is asked to be deleted and stays. There is no platform here: a delete that would go through to it fails. */
final class DeleteTest {
    private static final Struct DATABASE = struct(Map.of("cluster", "orders-db", "name", "orders"));
    private static final Struct CLUSTER = struct(Map.of(
            "name", "orders-db", "region", "ams", "replicas", 0, "volume", Map.of("size", "1GB"), "protect", false));

    /** Pulumi's mark of a value that is not known yet. */
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private Client client;

    @BeforeEach
    void start() throws IOException {
        client = Client.configured();
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void what_the_program_does_not_declare_is_asked_of_the_platform() {
        assertThatThrownBy(deleting("Database", "orders-db/orders", DATABASE)).hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void what_the_program_declares_stays_as_when_it_is_replaced_by_itself() {
        client.check("Database", DATABASE);

        assertThatCode(deleting("Database", "orders-db/orders", DATABASE)).doesNotThrowAnyException();
    }

    @Test
    void what_another_resource_declares_stays_as_when_it_was_renamed() {
        client.check("Database", DATABASE);

        assertThatCode(() -> client.calls()
                        .delete(request(
                                Client.urn("Database").replace("thing", "before"), "orders-db/orders", DATABASE)))
                .doesNotThrowAnyException();
    }

    @Test
    void what_declares_something_else_now_keeps_nothing() {
        client.check("Database", DATABASE);
        client.check("Database", struct(Map.of("cluster", "orders-db", "name", "invoices")));

        assertThatThrownBy(deleting("Database", "orders-db/orders", DATABASE)).hasMessageContaining("127.0.0.1:1");
    }

    /** Before it deletes an app to make it anew, the engine asks with an unknown app whether the attachment has to go first. */
    @Test
    void what_hangs_on_something_that_is_made_anew_is_neither_replaced_nor_deleted() {
        Struct attachment = struct(
                Map.of("cluster", "orders-db", "app", "orders-api", "database", "orders", "variable", "DATABASE_URL"));
        Struct unknown = attachment.toBuilder()
                .putFields("app", Value.newBuilder().setStringValue(UNKNOWN).build())
                .build();

        var diff = client.diff("Attachment", attachment, unknown);

        assertThat(diff.getReplacesList()).isEmpty();
        assertThatThrownBy(deleting("Attachment", "orders-db/orders-api/DATABASE_URL", attachment))
                .hasMessageContaining("Not decided yet");
        client.check("Attachment", attachment);
        assertThatCode(deleting("Attachment", "orders-db/orders-api/DATABASE_URL", attachment))
                .doesNotThrowAnyException();
    }

    @Test
    void a_cluster_stays_while_the_program_declares_what_is_in_it() {
        client.check("Database", DATABASE);

        assertThatThrownBy(deleting("Cluster", "orders-db", CLUSTER))
                .hasMessageContaining("Still used")
                .hasMessageContaining(Client.urn("Database"));
    }

    private ThrowingCallable deleting(String type, String id, Struct properties) {
        return () -> client.calls().delete(request(Client.urn(type), id, properties));
    }

    private static DeleteRequest request(String urn, String id, Struct properties) {
        return DeleteRequest.newBuilder()
                .setUrn(urn)
                .setId(id)
                .setProperties(properties)
                .build();
    }
}

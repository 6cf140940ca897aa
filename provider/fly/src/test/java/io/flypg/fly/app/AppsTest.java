package io.flypg.fly.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.fly.Platform;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.FlyException.Kind;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppsTest {

    private static final String APP = """
            {"id":"orders-db","name":"orders-db","internal_numeric_id":4218,"network":"default","status":"pending",
             "organization":{"name":"Me","slug":"personal","internal_numeric_id":4242},
             "machine_count":0,"volume_count":0,"cname_target":"","app_role":"postgres_cluster","created_at":1795403774726}""";

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void an_app_is_read_in_full() {
        platform.answers(200, APP);

        assertThat(platform.client.apps().get("orders-db"))
                .contains(new App("orders-db", "personal", "pending", "default", Optional.of(AppRole.POSTGRES)));
        assertThat(platform.receivedLine()).isEqualTo("GET /v1/apps/orders-db");
    }

    @Test
    void an_app_that_is_not_there_is_empty_and_one_of_others_is_not() {
        platform.answers(404, "{\"error\":\"app not found\"}").answers(403, "{\"error\":\"forbidden\"}");

        assertThat(platform.client.apps().get("orders-db")).isEmpty();
        FlyException foreign = catchThrowableOfType(
                FlyException.class, () -> platform.client.apps().get("orders-db"));
        assertThat(foreign.kind()).isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void the_apps_of_an_organization_are_listed() {
        platform.answers(200, "{\"total_apps\":2,\"apps\":[" + APP + ",{\"id\":\"web\",\"name\":\"web\"}]}");

        assertThat(platform.client.apps().list("personal"))
                .extracting(App::name)
                .containsExactly("orders-db", "web");
        assertThat(platform.receivedLine()).isEqualTo("GET /v1/apps?org_slug=personal");
    }

    @Test
    void a_new_app_is_awaited_until_the_whole_platform_knows_it() throws Exception {
        platform.answers(201, "{\"id\":\"x\",\"created_at\":1700000000000}")
                .answers(404, "{\"error\":\"app not found\"}")
                .answers(401, "{\"error\":\"Authenticate: token validation error\"}")
                .answers(200, APP);

        App made = platform.client.apps().create("orders-db", "personal", AppRole.POSTGRES);

        assertThat(made.role()).contains(AppRole.POSTGRES);
        RecordedRequest request = platform.received();
        assertThat(request.getTarget()).isEqualTo("/v1/apps?wait=true");
        assertThat(new ObjectMapper().readTree(Platform.body(request))).isEqualTo(new ObjectMapper().readTree("""
                                        {"name":"orders-db","org_slug":"personal","network":"",
                                         "app_role_id":"postgres_cluster"}"""));
        assertThat(platform.calls).hasSize(4);
    }

    @Test
    void a_new_app_that_stays_unseen_is_not_awaited_for_ever() {
        platform.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                int status = request.getMethod().equals("POST") ? 201 : 404;
                return new MockResponse.Builder().code(status).body("{}").build();
            }
        });

        assertThat(platform.client
                        .apps()
                        .create("web", "personal", AppRole.PLAIN)
                        .name())
                .isEqualTo("web");
        assertThat(platform.time.slept()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
    }

    @Test
    void a_name_that_is_taken_says_so() {
        platform.answers(
                422, "{\"error\":\"Validation failed: Name has already been taken\",\"status\":\"name_taken\"}");

        FlyException taken = catchThrowableOfType(
                FlyException.class, () -> platform.client.apps().create("orders-db", "personal", AppRole.PLAIN));

        assertThat(taken.kind()).isEqualTo(Kind.NAME_TAKEN);
    }

    @Test
    void deleting_has_no_answer_and_may_find_nothing() {
        platform.answers(202, "").answers(404, "{\"error\":\"app not found\"}");

        platform.client.apps().delete("orders-db", true);
        platform.client.apps().delete("orders-db", false);

        assertThat(platform.receivedLine()).isEqualTo("DELETE /v1/apps/orders-db?force=true");
        assertThat(platform.receivedLine()).isEqualTo("DELETE /v1/apps/orders-db?force=false");
    }
}

package io.flypg.fly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flypg.fly.call.Call;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlyClientTest {

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void every_request_is_observed() {
        platform.answers(200, "[]").answers(200, "{\"data\":{\"organizations\":{\"nodes\":[]}}}");

        platform.client.machines("orders-db").list();
        platform.client.organizations().list();

        assertThat(platform.calls)
                .extracting(Call::method, Call::path, Call::status)
                .containsExactly(
                        tuple("GET", "/v1/apps/orders-db/machines", 200), tuple("POST", "/graphql organizations", 200));
    }

    @Test
    void many_threads_share_a_client() throws Exception {
        platform.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String id = request.getUrl().pathSegments().getLast();
                return new MockResponse.Builder()
                        .body("{\"id\":\"" + id + "\"}")
                        .build();
            }
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> ids = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> platform.client
                            .machines("orders-db")
                            .get("m" + i)
                            .orElseThrow()
                            .id()))
                    .toList();

            for (int i = 0; i < ids.size(); i++) {
                assertThat(ids.get(i).get()).isEqualTo("m" + i);
            }
        }
    }

    @Test
    void a_client_leaves_no_thread_behind_that_keeps_a_program_alive() {
        platform.answers(200, "[]");
        platform.client.machines("orders-db").list();
        platform.client.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("OkHttp") && !thread.isDaemon())
                .isEmpty();
    }

    @Test
    void the_calls_about_an_app_stay_with_the_server_that_knows_it() {
        platform.answers(new MockResponse.Builder()
                        .addHeader("Set-Cookie", "fly_flaps_affinity=abc; Path=/v1/apps/orders-db")
                        .addHeader("Set-Cookie", "tracker=1; Path=/")
                        .body("[]"))
                .answers(200, "[]")
                .answers(200, "[]");

        platform.client.machines("orders-db").list();
        platform.client.machines("orders-db").list();
        platform.client.machines("web").list();

        assertThat(platform.received().getHeaders().get("Cookie")).isNull();
        assertThat(platform.received().getHeaders().get("Cookie")).isEqualTo("fly_flaps_affinity=abc");
        assertThat(platform.received().getHeaders().get("Cookie")).isNull();
    }
}

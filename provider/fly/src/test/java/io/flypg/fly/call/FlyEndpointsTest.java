package io.flypg.fly.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlyEndpointsTest {

    @Test
    void nothing_said_means_fly_io() {
        assertThat(FlyEndpoints.from(Map.of("FLY_API_BASE_URL", " "))).isEqualTo(FlyEndpoints.FLY_IO);
        assertThat(FlyEndpoints.FLY_IO.isLoopback()).isFalse();
    }

    @Test
    void each_base_has_its_own_name() {
        FlyEndpoints endpoints = FlyEndpoints.from(
                Map.of("FLY_API_BASE_URL", "https://graph.example", "FLY_FLAPS_BASE_URL", "http://127.0.0.1:18080"));

        assertThat(endpoints.graphql()).isEqualTo(URI.create("https://graph.example"));
        assertThat(endpoints.machines()).isEqualTo(URI.create("http://127.0.0.1:18080"));
        assertThat(endpoints.isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]:8080"})
    void this_computer_is_loopback(String base) {
        assertThat(FlyEndpoints.at(URI.create(base)).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://_api.internal:4280", "http://[fdaa:0:1::3]:4280", "HTTPS://API.example"})
    void plain_http_is_taken_where_the_network_itself_is_private(String base) {
        assertThat(FlyEndpoints.from(Map.of("FLY_FLAPS_BASE_URL", base)).machines())
                .isEqualTo(URI.create(base));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.machines.dev",
                "ftp://api.machines.dev",
                "https://",
                "https:///v1",
                "not a url",
                "https://user:pass@api.machines.dev",
                "https://api.machines.dev?x=1",
                "http://api.machines.dev",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
            })
    void a_base_that_a_token_must_not_go_to_is_refused_by_its_name(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlyEndpoints.from(Map.of("FLY_FLAPS_BASE_URL", base)))
                .withMessageStartingWith("FLY_FLAPS_BASE_URL ")
                .withMessageContaining("Unset it");
    }
}

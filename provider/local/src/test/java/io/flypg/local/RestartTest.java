package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestartTest extends PlatformTest {
    @Test
    void closing_stops_guests_in_an_orderly_way_and_the_next_server_boots_them_again() {
        api.app("pg1");
        String id = api.machine("pg1", Api.node());
        api.await("pg1", id, "started").is(200);
        FakeGuests first = guests;
        restart();
        assertThat(first.calls).containsExactly("stop " + id + " SIGINT PT5S");
        api.await("pg1", id, "started").is(200);
        assertThat(guests.of(id).isRunning()).isTrue();
    }

    @Test
    void a_machine_that_was_on_its_way_arrives_under_the_next_server() {
        api.app("pg1");
        guests.refuseToBoot("not yet");
        String id = api.machine("pg1", Api.node());
        eventually(() -> api.get("/v1/apps/pg1/machines/" + id).text("/state").equals("starting"));
        restart();
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void strays_of_an_earlier_server_are_cleared_once_before_anything_boots() {
        assertThat(guests.swept).containsExactly(folder.resolve("volumes"));
    }
}

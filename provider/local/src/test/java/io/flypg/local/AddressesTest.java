package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.network.Addresses;
import io.flypg.local.network.Claim;
import io.flypg.local.network.Subnet;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressesTest {
    @TempDir
    Path one;

    @TempDir
    Path two;

    @Test
    void two_platforms_never_share_an_address() {
        try (LocalPlatform first = LocalPlatform.start(LocalOptions.in(one, new FakeGuests()));
                LocalPlatform second = LocalPlatform.start(LocalOptions.in(two, new FakeGuests()));
                Api here = Api.of(first);
                Api there = Api.of(second)) {
            String mine = address(here);
            String theirs = address(there);
            assertThat(mine).isNotEqualTo(theirs);
        }
    }

    @Test
    void a_claimed_subnet_is_closed_to_others_until_it_is_given_back() {
        var random = new SplittableRandom(1);
        try (Claim held = Claim.first(random)) {
            assertThatThrownBy(() -> Claim.again(held.subnet(), random))
                    .hasMessageContaining(held.subnet().toString())
                    .hasMessageContaining("FLYPG_LOCAL_DIR");
        }
    }

    @Test
    void a_claim_goes_on_to_the_next_subnet_when_one_is_taken() {
        try (Claim first = Claim.first(new Random(7));
                Claim second = Claim.first(new Random(7))) {
            assertThat(second.subnet()).isNotEqualTo(first.subnet());
        }
    }

    @Test
    void an_address_that_is_taken_for_a_port_of_a_node_is_noticed() throws Exception {
        Subnet subnet = Subnet.any(new SplittableRandom(3));
        try (var _ = new ServerSocket(5433, 1, InetAddress.ofLiteral(subnet.address(2)))) {
            assertThatThrownBy(() -> Claim.again(subnet, new SplittableRandom(4)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void subnets_lie_in_the_upper_part_of_loopback() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 1_000; i++) {
            String address = Subnet.any(random).address(4095);
            assertThat(address).matches("127\\.\\d+\\.\\d+\\.255");
            assertThat(Integer.parseInt(address.split("\\.", -1)[1])).isBetween(16, 254);
        }
    }

    @Test
    void addresses_are_given_away_once_and_as_late_as_possible_again() {
        Subnet subnet = new Subnet(127 << 24 | 99 << 16);
        var addresses = new Addresses(subnet, Set.of(subnet.address(20)));
        Set<String> used = new HashSet<>(Set.of(subnet.address(20)));
        String first = addresses.take(used).orElseThrow();
        assertThat(first).isEqualTo("127.99.0.21");
        for (int i = 0; i < 4_000; i++) {
            assertThat(used.add(addresses.take(used).orElseThrow())).isTrue();
        }
        assertThat(used).doesNotContain(first);
    }

    private static String address(Api api) {
        api.app("pg1");
        String id = api.machine("pg1", Api.node());
        api.await("pg1", id, "started").is(200);
        return api.get("/v1/apps/pg1/machines/" + id).text("/private_ip");
    }
}

package io.flypg.local.node.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.guest.GuestSpec;
import io.flypg.local.node.process.BootFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SU_PASSWORD", "adminPw1",
            "OPERATOR_PASSWORD", "operatorPw1",
            "REPL_PASSWORD", "replicationPw1",
            "PRIMARY_REGION", "ams",
            "FLY_CONSUL_URL", "https://:token@consul.example/orders-db/");

    @Test
    void a_machine_id_has_fourteen_characters() {
        assertThat(Identity.of(spec("d8901234567801", "ams", ENVIRONMENT)).host("d8901234567802"))
                .isEqualTo("d8901234567802.vm.orders-db.internal");
        assertThatThrownBy(() -> Identity.of(spec("d890123456780", "ams", ENVIRONMENT)))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("d890123456780 does not have 14 characters");
    }

    @Test
    void all_that_is_missing_is_named_at_once() {
        Map<String, String> some = new HashMap<>(ENVIRONMENT);
        some.keySet().removeAll(List.of("PRIMARY_REGION", "REPL_PASSWORD"));
        assertThatThrownBy(() -> Identity.of(spec("d8901234567801", "ams", some)))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("REPL_PASSWORD, PRIMARY_REGION")
                .hasMessageNotContaining("operatorPw1");
    }

    @Test
    void only_the_primary_region_may_have_the_primary() {
        assertThat(Identity.of(spec("d8901234567801", "ams", ENVIRONMENT)).isInPrimaryRegion())
                .isTrue();
        assertThat(Identity.of(spec("d8901234567801", "syd", ENVIRONMENT)).isInPrimaryRegion())
                .isFalse();
    }

    private static GuestSpec spec(String machine, String region, Map<String, String> environment) {
        return new GuestSpec(
                "orders-db",
                machine,
                region,
                "flyio/postgres-flex:17",
                "127.0.0.1",
                environment,
                256,
                Optional.empty());
    }
}

package io.flypg.postgres.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestCommandsTest {

    @Test
    void a_promotion_takes_the_siblings_along() {
        assertThat(GuestCommands.promote())
                .containsExactly(
                        "gosu",
                        "postgres",
                        "repmgr",
                        "standby",
                        "promote",
                        "--siblings-follow",
                        "-f",
                        "/data/repmgr.conf");
    }

    @Test
    void a_machine_is_unregistered_by_its_id_in_base64() {
        assertThat(GuestCommands.unregister("148e1d9c200001")).containsExactly("pg_unregister", "MTQ4ZTFkOWMyMDAwMDE=");
    }

    @Test
    void the_result_is_the_last_line_that_is_an_object() {
        String output = """
                WARN something {odd}
                {"success":true,"message":"Member has been succesfully unregistered","data":""}
                """;

        assertThat(Unregistration.parse(output))
                .isEqualTo(new Unregistration(true, "Member has been succesfully unregistered"));
    }

    @Test
    void a_refusal_says_why() {
        assertThat(Unregistration.parse("{\"success\":false,\"message\":\"invalid machine id: short\"}\n"))
                .isEqualTo(new Unregistration(false, "invalid machine id: short"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bash: pg_unregister: not found", "{\"success\":tr"})
    void anything_else_is_a_failure(String output) {
        assertThat(Unregistration.parse(output).successful()).isFalse();
        assertThat(Unregistration.parse(output).message()).isNotBlank();
    }
}

package io.flypg.fly.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlyTokenTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local                      | Bearer local          | Bearer local",
                "Bearer local               | Bearer local          | Bearer local",
                "'  bearer  local '         | Bearer local          | Bearer local",
                "fm2_a                      | FlyV1 fm2_a           | FlyV1 fm2_a",
                "FlyV1 fm1r_a,fm2_b         | FlyV1 fm1r_a,fm2_b    | FlyV1 fm1r_a,fm2_b",
                "Bearer FlyV1 fm2_a         | FlyV1 fm2_a           | FlyV1 fm2_a",
                "fm1a_a, oauth ,fm2_b       | FlyV1 fm1a_a,fm2_b    | FlyV1 fm1a_a,fm2_b,oauth",
                "'FlyV1 fm2_a,Bearer oauth' | FlyV1 fm2_a           | FlyV1 fm2_a,oauth",
                "',local,'                  | Bearer local          | Bearer local",
            })
    void each_api_gets_the_header_it_wants(String text, String machines, String graphql) {
        FlyToken token = FlyToken.parse(text);

        assertThat(token.machinesHeader()).isEqualTo(machines);
        assertThat(token.graphqlHeader()).isEqualTo(graphql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Bearer ", "FlyV1 ", ",", "Bearer FlyV1 "})
    void a_text_without_a_token_is_refused_with_what_to_do(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlyToken.parse(text))
                .withMessageContaining("Set FLY_API_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesame open", "sesame\nHost: evil", "sesamé", "sesame\u0000"})
    void a_token_that_no_header_can_carry_is_refused_without_repeating_it(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlyToken.parse(text))
                .withMessageContaining("FLY_API_TOKEN")
                .withMessageNotContaining("sesam");
    }

    @Test
    void the_environment_is_read_as_flyctl_reads_it() {
        assertThat(FlyToken.from(Map.of("FLY_API_TOKEN", "api", "FLY_ACCESS_TOKEN", "access")))
                .hasValueSatisfying(token -> assertThat(token.machinesHeader()).isEqualTo("Bearer access"));
        assertThat(FlyToken.from(Map.of("FLY_API_TOKEN", "api", "FLY_ACCESS_TOKEN", " ")))
                .hasValueSatisfying(token -> assertThat(token.machinesHeader()).isEqualTo("Bearer api"));
        assertThat(FlyToken.from(Map.of())).isEmpty();
    }

    @Test
    void a_token_does_not_print() {
        assertThat(FlyToken.parse("sesame")).hasToString("***");
        assertThat(SecretText.of("sesame")).hasToString("***");
    }
}

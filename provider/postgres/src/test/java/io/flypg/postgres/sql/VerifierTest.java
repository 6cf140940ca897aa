package io.flypg.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VerifierTest {

    @Test
    void a_verifier_does_not_contain_the_password_and_differs_each_time() {
        String verifier = Verifier.scramSha256("correct horse");

        assertThat(verifier).startsWith("SCRAM-SHA-256$4096:").doesNotContain("correct horse");
        assertThat(Verifier.scramSha256("correct horse")).isNotEqualTo(verifier);
    }

    @Test
    void an_empty_password_is_refused() {
        assertThatThrownBy(() -> Verifier.scramSha256("")).isInstanceOf(IllegalArgumentException.class);
    }
}

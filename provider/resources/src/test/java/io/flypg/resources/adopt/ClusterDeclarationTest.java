package io.flypg.resources.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterDeclarationTest {
    private static final String DIGEST = "@sha256:0123456789abcdef";

    private final List<String> remarks = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flyio/postgres-flex:17.2",
                "flyio/postgres-flex:17.2" + DIGEST,
                "registry-1.docker.io/flyio/postgres-flex:17.2" + DIGEST
            })
    void the_published_image_is_what_the_version_means(String image) {
        assertThat(ClusterDeclaration.image(image, remarks)).isEmpty();
        assertThat(remarks).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.fly.io/our-postgres:7",
                "registry.fly.io/our-postgres" + DIGEST,
                "localhost:5000/our-postgres" + DIGEST,
                "flyio/postgres-flex" + DIGEST
            })
    void an_image_of_ones_own_is_declared_as_it_is(String image) {
        assertThat(ClusterDeclaration.image(image, remarks)).contains(image);
        assertThat(remarks).isEmpty();
    }

    @Test
    void of_a_tag_and_a_digest_the_tag_is_declared_and_what_runs_is_remarked() {
        String image = "registry.fly.io/our-postgres:7" + DIGEST;

        assertThat(ClusterDeclaration.image(image, remarks)).contains("registry.fly.io/our-postgres:7");
        assertThat(remarks).singleElement().asString().contains(image);
    }
}

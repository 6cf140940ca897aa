package io.flypg.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRefTest {
    @ParameterizedTest
    @CsvSource({
        "flyio/postgres-flex:17.2,                               registry-1.docker.io, flyio/postgres-flex, 17.2",
        "registry-1.docker.io/flyio/postgres-flex:17.2@sha256:ab, registry-1.docker.io, flyio/postgres-flex, 17.2",
        "registry.fly.io/web:deployment-1,                        registry.fly.io,      web,                 deployment-1",
        "localhost:5000/me/postgres-flex,                         localhost:5000,       me/postgres-flex,    latest",
        "nginx,                                                   registry-1.docker.io, nginx,               latest"
    })
    void a_name_is_taken_apart(String text, String registry, String repository, String tag) {
        ImageRef image = ImageRef.parse(text);
        assertThat(image.registry()).isEqualTo(registry);
        assertThat(image.repository()).isEqualTo(repository);
        assertThat(image.tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"17, 17.11", "18, 18.6", "16, 16.15", "15, 15.19", "latest, 17.11", "17.10, 17.10"})
    void a_tag_stands_for_a_release_that_there_are_binaries_of(String tag, String release) {
        assertThat(ImageRef.parse("flyio/postgres-flex:" + tag).postgres()).contains(release);
    }

    @ParameterizedTest
    @CsvSource({"17.3", "17.12", "9", "19.0", "17.x", "deployment-01"})
    void other_tags_stand_for_none(String tag) {
        assertThat(ImageRef.parse("flyio/postgres-flex:" + tag).postgres()).isEmpty();
    }

    @Test
    void a_major_and_its_newest_minor_have_the_same_digest_and_a_given_digest_is_kept() {
        assertThat(ImageRef.parse("flyio/postgres-flex:17").digest())
                .isEqualTo(ImageRef.parse("flyio/postgres-flex:17.11").digest())
                .isNotEqualTo(ImageRef.parse("flyio/postgres-flex:17.10").digest())
                .matches("sha256:[0-9a-f]{64}");
        assertThat(ImageRef.parse("x:1@sha256:ab").digest()).isEqualTo("sha256:ab");
    }

    @Test
    void images_derived_from_postgres_flex_are_nodes_too_and_others_are_not() {
        assertThat(ImageRef.parse("ghcr.io/me/postgres-flex-pgvector:17").isPostgres())
                .isTrue();
        assertThat(ImageRef.parse("flyio/postgres-importer:1").isPostgres()).isFalse();
        assertThat(ImageRef.parse("flyio/postgres-importer:1").labels()).isEmpty();
    }
}

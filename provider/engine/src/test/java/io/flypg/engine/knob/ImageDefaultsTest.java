package io.flypg.engine.knob;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageDefaultsTest {
    private static final ImageDefaults SMALL = defaults(256, 1024);

    @ParameterizedTest(name = "{0} MB of memory have {1} of buffers")
    @CsvSource({"256, 25 MB", "512, 51 MB", "1024, 256 MB", "4096, 1 GB"})
    void the_buffers_follow_the_memory(long memory, String buffers) {
        assertThat(shown(defaults(memory, 10_240), "shared_buffers")).isEqualTo(buffers);
    }

    @Test
    void the_wal_follows_the_volume() {
        assertThat(shown(defaults(1024, 10_240), "max_wal_size")).isEqualTo("1 GB");
        assertThat(shown(defaults(1024, 10_240), "min_wal_size")).isEqualTo("256 MB");
        assertThat(shown(SMALL, "max_wal_size")).isEqualTo("102 MB");
        assertThat(shown(SMALL, "min_wal_size")).isEqualTo("32 MB");
    }

    @Test
    void what_the_image_sets_is_its_default_and_not_that_of_postgresql() {
        assertThat(shown(SMALL, "max_connections")).isEqualTo("300");
        assertThat(shown(SMALL, "random_page_cost")).isEqualTo("1.1");
        assertThat(SMALL.value("wal_compression").orElseThrow().sameAs("pglz")).isTrue();
        assertThat(shown(SMALL, "shared_preload_libraries")).isEqualTo("repmgr");
        assertThat(shown(SMALL, "work_mem")).isEqualTo("4 MB");
        assertThat(SMALL.value("log_file_mode").orElseThrow().sent()).isEqualTo("0600");
        assertThat(SMALL.value("no_such_knob")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17, 18})
    void every_knob_that_can_be_set_has_a_default_that_can_be_set(int major) {
        Knobs knobs = Knobs.of(major);
        ImageDefaults defaults = new ImageDefaults(knobs, Size.ofGigabytes(1), Size.ofGigabytes(10));

        assertThat(knobs.settable()).allSatisfy(knob -> {
            KnobValue value = defaults.value(knob.name()).orElseThrow();
            assertThat(value.sameAs(value.setting())).isTrue();
            assertThat(Written.read(knob, LegalValues.written(value)).sameAs(value))
                    .isTrue();
        });
    }

    private static ImageDefaults defaults(long memory, long volume) {
        return new ImageDefaults(Knobs.of(17), Size.ofMegabytes(memory), Size.ofMegabytes(volume));
    }

    private static String shown(ImageDefaults defaults, String name) {
        return defaults.value(name).orElseThrow().display();
    }
}

package io.flypg.language.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.problem.Place;
import org.junit.jupiter.api.Test;

class SourceTest {
    private final Source plain = new Source("f", "ab\ncde\r\n\nf");
    private final Source paired = new Source("f", "a🐘b\n🐘🐘c\nd");

    @Test
    void lines_begin_behind_line_feeds() {
        assertThat(plain.lineCount()).isEqualTo(4);
        assertThat(plain.lineOf(0)).isEqualTo(1);
        assertThat(plain.lineOf(2)).isEqualTo(1);
        assertThat(plain.lineOf(3)).isEqualTo(2);
        assertThat(plain.lineOf(9)).isEqualTo(4);
        assertThat(plain.lineStart(5)).isEqualTo(10);
    }

    @Test
    void a_place_has_the_line_without_its_end_and_does_not_leave_it() {
        assertThat(plain.place(4, 9)).isEqualTo(new Place("f", 2, 2, 2, "cde"));
        assertThat(plain.place(8, 9)).isEqualTo(new Place("f", 3, 1, 1, ""));
    }

    @Test
    void a_character_of_two_units_is_one_column() {
        assertThat(paired.place(3, 4)).isEqualTo(new Place("f", 1, 3, 1, "a🐘b"));
        assertThat(paired.place(5, 10)).isEqualTo(new Place("f", 2, 1, 3, "🐘🐘c"));
        assertThat(paired.offset(1, 3)).isEqualTo(3);
        assertThat(paired.offset(2, 3)).isEqualTo(9);
        assertThat(paired.offset(3, 1)).isEqualTo(11);
    }

    @Test
    void offsets_and_columns_are_the_same_both_ways() {
        for (int offset : new int[] {0, 1, 3, 5, 7, 9, 11}) {
            assertThat(paired.offset(paired.lineOf(offset), paired.column(offset)))
                    .isEqualTo(offset);
        }
    }

    @Test
    void a_column_behind_the_line_is_its_end() {
        assertThat(plain.offset(1, 99)).isEqualTo(3);
        assertThat(paired.offset(1, 99)).isEqualTo(5);
    }
}

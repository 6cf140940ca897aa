package io.flypg.fly.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShellWordsTest {

    private static final String ALPHABET = "aZ9 '\"\\$`!*?;&|<>(){}[]#~\n\t-=/.ü";

    @Test
    void plain_words_stay_as_they_are() {
        assertThat(ShellWords.join(List.of("psql", "-U", "postgres", "--dbname=orders", "/data")))
                .isEqualTo("psql -U postgres --dbname=orders /data");
    }

    @Test
    void quotes_blanks_and_nothing_survive() {
        assertThat(ShellWords.join(List.of("sh", "-c", "echo 'a b'", ""))).isEqualTo("sh -c 'echo '\\''a b'\\''' ''");
    }

    @Test
    void whatever_is_quoted_splits_back_into_the_same_words() throws Exception {
        List<String> words = new ArrayList<>();
        for (long seed = 0; seed < 300; seed++) {
            words.add(any(new SplittableRandom(seed)));
        }

        assertThat(split(ShellWords.join(words))).isEqualTo(words);
    }

    @Test
    void a_character_that_ends_every_argument_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ShellWords.join(List.of("a\0b")));
    }

    private static String any(SplittableRandom random) {
        return random.ints(random.nextInt(8), 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, at) -> text.append(ALPHABET.charAt(at)), StringBuilder::append)
                .toString();
    }

    /** A shell splits the words; each comes back with a NUL behind it. */
    private static List<String> split(String words) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\0' " + words).start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return Stream.of(out.substring(0, out.length() - 1).split("\0", -1)).toList();
    }
}

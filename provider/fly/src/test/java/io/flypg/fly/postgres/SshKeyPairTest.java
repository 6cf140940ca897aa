package io.flypg.fly.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshKeyPairTest {

    private final SshKeyPair pair = SshKeyPair.generate();

    @Test
    void the_private_key_is_openssh_text_and_keeps_its_last_newline() {
        List<String> lines = pair.privateKey().reveal().lines().toList();

        assertThat(lines.getFirst()).isEqualTo("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(lines.getLast()).isEqualTo("-----END OPENSSH PRIVATE KEY-----");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(70));
        assertThat(pair.privateKey().reveal()).endsWith("-----END OPENSSH PRIVATE KEY-----\n");
        String body = String.join("", lines.subList(1, lines.size() - 1));
        assertThat(new String(Base64.getDecoder().decode(body), StandardCharsets.ISO_8859_1))
                .startsWith("openssh-key-v1\0");
    }

    @Test
    void the_public_key_is_one_line() {
        assertThat(pair.publicKey()).matches("ssh-ed25519 [A-Za-z0-9+/]+={0,2}");
    }

    @Test
    void no_two_pairs_are_the_same_and_none_prints_its_key() {
        assertThat(SshKeyPair.generate()).isNotEqualTo(pair);
        assertThat(pair.toString()).contains("***").doesNotContain("PRIVATE KEY");
    }

    @Test
    void ssh_keygen_finds_the_public_key_in_the_private_one(@TempDir Path dir) throws Exception {
        assumeTrue(isOnPath("ssh-keygen"), "ssh-keygen is not installed");
        Path key = Files.createFile(
                dir.resolve("key"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, pair.privateKey().reveal());

        Process keygen = new ProcessBuilder("ssh-keygen", "-y", "-f", key.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(keygen.waitFor()).as(out).isZero();
        assertThat(out.strip()).isEqualTo(pair.publicKey());
    }

    private static boolean isOnPath(String program) throws IOException {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

package io.flypg.local.node.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.node.process.BootFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of PostgreSQL on their way from a repository on the network. */
class FetchingTest {
    private static final PostgresVersion VERSION = new PostgresVersion(17, 99);
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/maven2/");

    @TempDir
    private Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private FakeRepository published;
    private HttpRepository repository;
    private Path cache;

    @BeforeEach
    void publish() throws IOException {
        published = new FakeRepository(folder.resolve("repository"));
        published.publish(VERSION);
        repository = new HttpRepository(folder.resolve("repository"));
        cache = Files.createDirectory(folder.resolve("cache"));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void whoever_waits_hears_how_far_it_is() {
        home(repository.address());

        assertThat(notes)
                .containsSubsequence("fetching PostgreSQL 17.99: 100 % of 1 MB", "unpacking PostgreSQL 17.99")
                .allMatch(note -> note.contains("PostgreSQL 17.99"));
    }

    @Test
    void a_connection_that_breaks_is_gone_on_with_where_it_broke() throws IOException {
        long half = Files.size(published.jarPath(VERSION)) / 2;
        repository.breaking(1);

        assertThat(home(repository.address()).resolve("bin/postgres")).hasContent("program");

        assertThat(repository.ranges()).containsExactly("bytes=0-", "bytes=" + half + "-");
    }

    @Test
    void what_one_run_fetched_the_next_need_not() {
        repository.breaking(3);
        assertThatThrownBy(() -> home(repository.address()))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("cannot be fetched from " + repository.address())
                .hasMessageContaining("Premature EOF");
        repository.ranges().clear();

        assertThat(home(repository.address())).isDirectory();

        assertThat(repository.ranges()).hasSize(1).doesNotContain("bytes=0-");
    }

    @Test
    void a_server_that_knows_no_parts_sends_the_whole_again() {
        repository.withoutRanges().breaking(2);

        assertThat(home(repository.address()).resolve("bin/postgres")).hasContent("program");
    }

    @Test
    void a_part_that_cannot_be_of_this_file_is_dropped() throws IOException {
        Files.write(jarInCache(".part"), new byte[1_000_000]);

        assertThat(home(repository.address()).resolve("bin/postgres")).hasContent("program");
    }

    @Test
    void a_part_of_another_file_is_found_out_and_does_not_stay() throws IOException {
        Files.write(jarInCache(".part"), new byte[100]);
        assertThatThrownBy(() -> home(repository.address())).hasMessageContaining("is not what it should be");

        assertThat(home(repository.address())).isDirectory();
    }

    @Test
    void without_a_connection_the_ways_out_are_named() {
        assertThatThrownBy(() -> home(NOWHERE))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("PostgreSQL 17.99 is not on this computer and cannot be fetched from " + NOWHERE)
                .hasMessageContaining("fetch " + NOWHERE + "io/zonky/test/postgres/")
                .hasMessageContaining("and put it into " + cache + " as it is")
                .hasMessageContaining("use PostgreSQL 17.11, which comes with flypg and needs no network");
    }

    @Test
    void a_version_that_was_never_published_is_told_from_a_missing_connection() {
        assertThatThrownBy(
                        () -> new Binaries(cache, repository.address()).home(new PostgresVersion(16, 77), notes::add))
                .hasMessageContaining("no build of it was published")
                .hasMessageContaining("Use one of 15.19, 16.15, 17.11, 18.");
    }

    @Test
    void a_file_that_somebody_put_there_needs_no_connection() throws IOException {
        Files.copy(published.jarPath(VERSION), jarInCache(""));
        Files.copy(Path.of(published.jarPath(VERSION) + ".sha256"), jarInCache(".sha256"));

        assertThat(home(NOWHERE).resolve("bin/postgres")).hasContent("program");
        assertThat(jarInCache("")).doesNotExist();
    }

    @Test
    void what_could_not_be_unpacked_need_not_be_fetched_again() throws IOException {
        published.publish(VERSION, "../../outside");
        assertThatThrownBy(() -> home(repository.address())).isInstanceOf(BootFailure.class);
        repository.ranges().clear();

        assertThatThrownBy(() -> home(repository.address())).hasMessageContaining("cannot be unpacked");

        assertThat(jarInCache("")).exists();
        assertThat(repository.ranges()).isEmpty();
    }

    @Test
    void a_jar_that_cannot_be_read_is_not_left_open() throws IOException {
        byte[] encrypted = new byte[31];
        ByteBuffer.wrap(encrypted)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) 1);
        encrypted[26] = 1;
        Files.write(jarInCache(""), encrypted);
        Files.writeString(jarInCache(".sha256"), FakeRepository.hex("SHA-256", encrypted));

        assertThatThrownBy(() -> home(NOWHERE)).hasMessageContaining("encrypted");

        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.filter(Files::isRegularFile).map(FetchingTest::real))
                    .doesNotContain(jarInCache("").toRealPath());
        }
    }

    @Test
    void a_wrong_file_that_somebody_put_there_is_not_used_and_stays_his() throws IOException {
        Files.write(jarInCache(""), new byte[100]);

        assertThatThrownBy(() -> home(repository.address()))
                .hasMessageContaining("The file " + jarInCache("") + " is not PostgreSQL 17.99 as it was published")
                .hasMessageContaining("delete it, or replace it by " + repository.address());
        assertThat(jarInCache("")).exists();
    }

    @Test
    void what_no_checksum_vouches_for_is_not_used() throws IOException {
        Files.copy(published.jarPath(VERSION), jarInCache(""));

        Files.delete(Path.of(published.jarPath(VERSION) + ".sha256"));
        assertThatThrownBy(() -> home(repository.address()))
                .hasMessageContaining("there is no checksum to hold it against");
    }

    @Test
    void a_checksum_that_cannot_be_read_is_not_taken_for_one_that_is_not_there() throws IOException {
        published.publishWithSha1Only(VERSION);
        repository.refusing(".sha256");

        assertThatThrownBy(() -> home(repository.address()))
                .hasMessageContaining("its checksum cannot be read")
                .hasMessageContaining("503");
        assertThatThrownBy(() -> home(NOWHERE)).hasMessageContaining("cannot be fetched from " + NOWHERE);
    }

    private static Path real(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException _) {
            return link; // closed since it was listed
        }
    }

    private Path home(URI from) {
        return new Binaries(cache, from).home(VERSION, notes::add);
    }

    private Path jarInCache(String suffix) {
        return cache.resolve(published.jarPath(VERSION).getFileName() + suffix);
    }
}

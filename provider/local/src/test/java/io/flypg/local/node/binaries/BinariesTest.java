package io.flypg.local.node.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.node.process.BootFailure;
import io.flypg.local.node.process.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
    private static final PostgresVersion VERSION = new PostgresVersion(17, 99);

    @TempDir
    private Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private FakeRepository repository;
    private Path cache;

    @BeforeEach
    void publish() throws IOException {
        repository = new FakeRepository(folder.resolve("repository"));
        repository.publish(VERSION);
        cache = folder.resolve("cache");
    }

    @Test
    void a_version_is_fetched_and_unpacked_with_its_modes_and_links() throws IOException {
        Path home = binaries().home(VERSION, notes::add);
        assertThat(home.resolve("bin/postgres")).isExecutable().hasContent("program");
        assertThat(home.resolve("lib/libpq.so")).isSymbolicLink().hasContent("library");
        assertThat(home.resolve("share/postgresql/extension/repmgr.control")).exists();
        assertThat(home.resolve("lib/postgresql/repmgr.so"))
                .hasSameBinaryContentAs(home.resolve("lib/postgresql/lo.so"));
        assertThat(names(cache)).containsExactlyInAnyOrder(home.getFileName().toString(), "17.99.lock");
    }

    @Test
    void what_is_unpacked_needs_no_repository_any_more() throws IOException {
        Path home = binaries().home(VERSION, notes::add);
        Trees.delete(folder.resolve("repository"));
        assertThat(binaries().home(VERSION, notes::add)).isEqualTo(home);
    }

    @Test
    void a_changed_jar_is_refused_and_nothing_of_it_stays() throws IOException {
        repository.corrupt(VERSION);
        assertThatThrownBy(() -> binaries().home(VERSION, notes::add))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("is not what it should be: its SHA-256 is")
                .hasMessageContaining("Nothing of it was used");
        assertThat(names(cache)).containsExactly("17.99.lock");
    }

    @Test
    void a_jar_with_only_the_older_kind_of_checksum_is_taken() throws IOException {
        repository.publishWithSha1Only(VERSION);
        assertThat(binaries().home(VERSION, notes::add)).isDirectory();
    }

    @Test
    void what_a_killed_unpacking_left_is_replaced() throws IOException {
        Files.createDirectories(cache.resolve("17.99.partial/bin"));
        Files.writeString(cache.resolve("17.99.partial/bin/postgres"), "half");
        assertThat(binaries().home(VERSION, notes::add).resolve("bin/postgres")).hasContent("program");
    }

    @Test
    void many_at_once_get_one_whole_copy() throws Exception {
        Callable<Path> task = () -> binaries().home(VERSION, notes::add);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Path> home : threads.invokeAll(List.of(task, task, task, task))) {
                assertThat(home.get().resolve("bin/postgres")).hasContent("program");
            }
        }
        assertThat(names(cache)).containsExactlyInAnyOrder("17.99-1", "17.99.lock");
    }

    @Test
    void an_archive_that_leads_out_of_its_folder_is_refused() throws IOException {
        repository.publish(VERSION, "../outside");
        assertThatThrownBy(() -> binaries().home(VERSION, notes::add))
                .hasMessageContaining("outside of the archive's folder");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void a_tag_names_a_version_or_the_newest_minor_of_a_major() {
        assertThat(PostgresVersion.ofTag("16.4")).contains(new PostgresVersion(16, 4));
        assertThat(PostgresVersion.ofTag("17")).contains(Binaries.BUNDLED);
        assertThat(PostgresVersion.ofTag("9")).isEmpty();
        assertThat(PostgresVersion.ofTag("14")).isEmpty();
        assertThat(PostgresVersion.ofTag("latest")).isEmpty();
    }

    private Binaries binaries() {
        return new Binaries(cache, repository.address());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}

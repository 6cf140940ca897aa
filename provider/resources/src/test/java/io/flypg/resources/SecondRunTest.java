package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.RoleSpec;
import io.flypg.local.rest.ServedRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The second run finds nothing to do. Read the table as a story: a shop begins small, and each line declares one thing more. To add a
 * resource or a field to flypg, add a line that declares it.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class SecondRunTest {
    private Fixture fixture;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = Fixture.in(folder);
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    static Stream<Arguments> story() {
        Shop single = Shop.single();
        Shop three = single.withReplicas(2);
        Shop reader = three.withReader("syd", 1);
        Shop reload = reader.withKnob("work_mem", "16384").withKnob("log_line_prefix", "%m [%p] it's u=%u \\ \n");
        Shop restart = reload.withKnob("max_connections", "200");
        Shop library = restart.withKnob("shared_preload_libraries", "repmgr,pg_stat_statements");
        Shop brought = library.withKnob("pg_stat_statements.max", "10000");
        Shop database = brought.withDatabase("pgcrypto", "pg_stat_statements");
        Shop role = database.with(reporting());
        Shop attached = role.with(new AppSpec("orders-api")).with(attachment());
        Shop open = attached.withDatabase("pgcrypto").unprotected();
        return Stream.of(
                Arguments.of("one node", single),
                Arguments.of("two standbys", three),
                Arguments.of("a reader in another region", reader),
                Arguments.of("knobs that take a reload", reload),
                Arguments.of("a knob that takes a restart", restart),
                Arguments.of("a library", library),
                Arguments.of("a knob that the library brings", brought),
                Arguments.of(
                        "knobs are taken out again",
                        brought.withoutKnob("work_mem").withoutKnob("log_line_prefix")),
                Arguments.of("a database with extensions", database),
                Arguments.of("a role that reads", role),
                Arguments.of("an app that uses the database", attached),
                Arguments.of("an extension is taken out again", attached.withDatabase("pgcrypto")),
                Arguments.of("the protection is taken off", open),
                Arguments.of(
                        "a role and an app are taken out again",
                        open.without(reporting().address())
                                .without(attachment().address())
                                .without(Address.app("orders-api"))));
    }

    private static RoleSpec reporting() {
        return new RoleSpec("orders-db", "reporting", true, List.of("orders"), List.of(), Optional.of(5), Config.EMPTY);
    }

    private static AttachmentSpec attachment() {
        return new AttachmentSpec(
                "orders-db", "orders-api", "orders", "DATABASE_URL", Optional.of("DATABASE_READ_URL"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("story")
    void what_was_applied_plans_nothing_more(String line, Shop shop) {
        fixture.reach(shop);

        List<ServedRequest> calls = fixture.callsOf(() -> fixture.another().assertNothingToDo(shop));

        assertThat(calls).noneMatch(ServedRequest::changes);
        assertThat(calls).hasSizeLessThanOrEqualTo(5 + apps(shop) + 2);
    }

    private static int apps(Shop shop) {
        return shop.definition().all(AppSpec.class).size();
    }
}

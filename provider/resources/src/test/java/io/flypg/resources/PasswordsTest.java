package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.PasswordStep;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Step;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.machine.MachineCheck;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Credentials;
import io.flypg.resources.cluster.ClusterErrand;
import io.flypg.resources.cluster.PasswordPlan;
import io.flypg.resources.live.NextPasswords;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The image's own roles get new passwords, while an app writes all the time. */
class PasswordsTest {
    private static final String CLUSTER = "orders-db";
    private static final int SQL_PORT = 5433;

    /** No kill takes so many runs. */
    private static final int MOST = 80;

    private static final Map<String, String> SECRETS =
            Map.of("postgres", "OPERATOR_PASSWORD", "flypgadmin", "SU_PASSWORD", "repmgr", "REPL_PASSWORD");

    /** What is done to a cluster while somebody writes to it. */
    @FunctionalInterface
    private interface Way {
        void go(Fixture fixture, Shop shop, Writer writer);
    }

    static List<Shop> shops() {
        return List.of(
                Shop.single().withAttachment(),
                Shop.single().withReplicas(1).withAttachment(),
                Shop.full(),
                Shop.full().withReader("syd", 1));
    }

    @Test
    void whoever_is_cut_off_once_the_roles_have_them_goes_on_by_any_apply(@TempDir Path folder) throws SQLException {
        change(Shop.single().withAttachment(), folder, (fixture, shop, writer) -> {
            rotate(fixture, done(PasswordStep.ChangePasswords.class, () -> {
                throw new IllegalStateException("cut off");
            }));

            Change left = fixture.plan(shop).change(Address.cluster(CLUSTER));

            assertThat(left.steps())
                    .extracting(Step::kind)
                    .containsExactly("change-passwords", "renew-secrets", "await-role", "settle-passwords");
            fixture.reach(shop);
        });
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("shops")
    void an_app_can_write_whenever_the_primary_has_come_back(Shop shop, @TempDir Path folder) throws SQLException {
        change(shop, folder, (fixture, _, writer) -> {
            Outcome outcome = rotate(fixture, done(NodeStep.AwaitRole.class, writer::awaitProgress));

            assertThat(outcome.problems()).isEmpty();
            assertThat(outcome.isSuccess()).isTrue();
        });
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("shops")
    void a_run_that_is_killed_after_any_step_is_gone_on_with(Shop shop, @TempDir Path folder) throws SQLException {
        change(shop, folder, (fixture, _, _) -> {
            Map<List<Step>, Integer> begun = new HashMap<>();
            boolean seen = false;
            for (int kills = 0; !seen || isUnderWay(fixture); kills++) {
                assertThat(kills).isLessThan(MOST);
                Plan plan = plan(fixture);
                int steps = begun.merge(plan.steps(), 1, Integer::sum);
                Kills.killedAfter(steps, fixture).apply(plan, ClusterErrand.NOTHING);
                seen |= isUnderWay(fixture);
            }
        });
    }

    @Tag("slow")
    @Test
    void a_run_whose_calls_end_at_any_of_them_is_gone_on_with(@TempDir Path folder) throws SQLException {
        change(Shop.single().withAttachment(), folder, (fixture, shop, writer) -> {
            int calls = 1;
            while (cutOff(fixture, calls)) {
                afresh(fixture, next -> next.reach(shop));
                writer.awaitProgress();
                calls++;
            }
            assertThat(calls).isGreaterThan(5);
        });
    }

    @Tag("slow")
    @Test
    void a_standby_and_a_reader_that_stop_meanwhile_keep_nobody_from_the_end(@TempDir Path folder) throws SQLException {
        Shop far = Shop.full().withReader("syd", 1);
        change(far, folder, (fixture, _, _) -> {
            rotate(fixture, done(NodeStep.AwaitRole.class, () -> {
                throw new IllegalStateException("cut off");
            }));
            fixture.hand().stop(CLUSTER, 3);
            fixture.hand().stop(CLUSTER, 4);

            afresh(fixture, next -> next.reach(far));
        });
    }

    /** Its roles have new passwords then, and its machine boots with the old ones. */
    @Tag("slow")
    @Test
    void a_primary_that_stops_before_the_secrets_are_set_comes_back(@TempDir Path folder) throws SQLException {
        Shop single = Shop.single().withAttachment();
        change(single, folder, (fixture, _, _) -> {
            Hand hand = fixture.hand();
            NextPasswords made = NextPasswords.after(hand.secret(CLUSTER, "OPERATOR_PASSWORD"));
            made.keep(fixture.live.fly(), CLUSTER);
            fixture.live.postgres(hand.machine(CLUSTER, 1)).roles().setPasswords(made.ofRoles());
            hand.stop(CLUSTER, 1);

            afresh(fixture, next -> next.apply(single));
            afresh(fixture, next -> next.reach(single));
        });
    }

    /** By another run, which has read no password yet. */
    private static void afresh(Fixture fixture, Consumer<Fixture> work) {
        Fixture next = fixture.another();
        work.accept(next);
        next.leave();
    }

    /** Whether a run came as far as that call. */
    private static boolean cutOff(Fixture fixture, int calls) {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicInteger seen = new AtomicInteger();
        Fixture victim = fixture.another(_ -> {
            if (begun.get() && seen.incrementAndGet() == calls) {
                throw new IllegalStateException("cut off");
            }
        });
        Outcome outcome = rotate(victim, event -> begun.compareAndSet(false, event instanceof Event.StepStarted));
        victim.leave();
        return !outcome.isSuccess();
    }

    private static void change(Shop shop, Path folder, Way way) throws SQLException {
        try (Fixture fixture = Fixture.in(folder)) {
            fixture.reach(shop);
            Map<String, String> old = passwords(fixture);
            try (Writer writer = Writer.to(fixture.hand().app("orders-api", "DATABASE_URL"));
                    Watcher watcher = new Watcher(fixture.hand(), CLUSTER)) {
                writer.awaitProgress();
                way.go(fixture, shop, writer);
                writer.awaitProgress();
                writer.assertNothingLost();
                watcher.assertNeverTwo();
            }
            assertThat(isUnderWay(fixture)).isFalse();
            fixture.live.machines(CLUSTER).list().forEach(machine -> {
                assertChanged(machine, old, passwords(fixture));
                Hand.eventually(() -> isWell(fixture, machine));
            });
            afresh(fixture, next -> next.assertNothingToDo(shop));
        }
    }

    private static void assertChanged(Machine machine, Map<String, String> old, Map<String, String> now) {
        now.forEach((role, password) -> {
            assertThat(as(machine, role, password).ask("SELECT session_user")).isEqualTo(role);
            SQLException refusal =
                    catchThrowableOfType(SQLException.class, as(machine, role, old.getOrDefault(role, ""))::open);
            assertThat(refusal.getSQLState()).isEqualTo("28P01");
        });
    }

    private static Sql as(Machine machine, String role, String password) {
        return new Sql(new ConnectionUrl(machine.privateIp(), SQL_PORT, "postgres", new Credentials(role, password)));
    }

    private static boolean isWell(Fixture fixture, Machine machine) {
        return fixture.live.machines(CLUSTER).get(machine.id()).orElseThrow().checks().stream()
                .allMatch(MachineCheck::isPassing);
    }

    private static Map<String, String> passwords(Fixture fixture) {
        Map<String, String> passwords = new HashMap<>();
        SECRETS.forEach((role, secret) -> passwords.put(role, fixture.hand().secret(CLUSTER, secret)));
        return passwords;
    }

    private static boolean isUnderWay(Fixture fixture) {
        return fixture.live.fly().secrets(CLUSTER).list().stream()
                .anyMatch(secret -> secret.name().equals(NextPasswords.SECRET));
    }

    private static Plan plan(Fixture fixture) {
        return new ClusterErrand(fixture.platform, CLUSTER, Optional.of("shop"))
                .plan(cluster -> new PasswordPlan(cluster).plan());
    }

    private static Outcome rotate(Fixture fixture, Consumer<Event> events) {
        return new Applier(fixture.platform, events, System::nanoTime).apply(plan(fixture), ClusterErrand.NOTHING);
    }

    private static Consumer<Event> done(Class<? extends Step> kind, Runnable then) {
        return event -> {
            if (event instanceof Event.StepDone step && kind.isInstance(step.step())) {
                then.run();
            }
        };
    }
}

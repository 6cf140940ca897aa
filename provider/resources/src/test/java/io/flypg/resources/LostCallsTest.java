package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.fly.app.App;
import io.flypg.fly.app.AppSecret;
import io.flypg.fly.app.IpAddress;
import io.flypg.fly.machine.MachineCheck;
import io.flypg.fly.machine.MachineState;
import io.flypg.local.fault.Fault;
import io.flypg.local.rest.ServedRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cluster is made while one changing call goes wrong: the next run finds what was done and does the rest. There is one cluster
 * afterwards and nothing besides. A case takes seconds, so the ordinary build tries some and CI some more; {@code -Dfaults=all} tries every
 * call in every way, {@code -Dfaults=SEED} others than the usual, {@code -Dfaults=TEXT} those with this text in their name.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class LostCallsTest {
    private static final String FAULTS = System.getProperty("faults", "1");
    private static final int SAMPLE = 2;
    private static final int LARGER_SAMPLE = 12;

    private static final List<String> SECRETS =
            List.of("SU_PASSWORD", "REPL_PASSWORD", "OPERATOR_PASSWORD", "SSH_KEY", "SSH_CERT", "FLY_CONSUL_URL");

    private Fixture fixture;
    private List<LostCall> ofOneNode = List.of();
    private List<LostCall> ofThreeNodes = List.of();
    private int number;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = Fixture.in(folder);
        ofOneNode = callsOf(next(Shop.single()));
        ofThreeNodes = callsOf(next(Shop.single().withReplicas(2)));
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private Shop next(Shop shop) {
        return shop.named("lost-" + ++number, "orders-api").ofProject("project-" + number);
    }

    private List<LostCall> callsOf(Shop shop) {
        List<ServedRequest> calls = fixture.callsOf(() -> fixture.apply(shop));
        fixture.live.fly().apps().delete(shop.name(), true);
        return LostCall.allOf(calls, shop.name());
    }

    private static boolean isSampled() {
        return FAULTS.matches("\\d+");
    }

    private static Stream<LostCall> sample(List<LostCall> all, int count) {
        List<LostCall> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(Long.parseLong(FAULTS)));
        return shuffled.stream().limit(count);
    }

    private static Stream<LostCall> named(List<LostCall> all) {
        return all.stream()
                .filter(call -> FAULTS.equals("all") || call.toString().contains(FAULTS));
    }

    Stream<LostCall> whileOneNodeIsMade() {
        return isSampled() ? sample(ofOneNode, SAMPLE) : named(ofOneNode);
    }

    /** In a small sample one that is not in the making of one node too. */
    Stream<LostCall> whileThreeNodesAreMade() {
        List<LostCall> ofTheOthers = new ArrayList<>(ofThreeNodes);
        ofTheOthers.removeAll(ofOneNode);
        return isSampled() ? sample(ofTheOthers, 1) : named(ofThreeNodes);
    }

    Stream<LostCall> moreWhileThreeNodesAreMade() {
        return isSampled() ? sample(ofThreeNodes, LARGER_SAMPLE) : Stream.empty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whileOneNodeIsMade")
    void one_node_is_made_once(LostCall call) {
        assertMadeOnce(next(Shop.single()), call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whileThreeNodesAreMade")
    void three_nodes_are_made_once_each(LostCall call) {
        assertMadeOnce(next(Shop.single().withReplicas(2)), call);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("moreWhileThreeNodesAreMade")
    void three_nodes_are_made_once_each_in_more_cases(LostCall call) {
        assertMadeOnce(next(Shop.single().withReplicas(2)), call);
    }

    private void assertMadeOnce(Shop shop, LostCall call) {
        Fault fault = fixture.local.faults().add(call.in(shop.name()));
        Fixture victim = call.victim(fixture);
        try {
            victim.apply(shop);
            assertThat(fault.seen()).as("calls like the one that goes wrong").isGreaterThanOrEqualTo(call.nth());
        } finally {
            victim.leave();
            fixture.local.faults().remove(fault);
        }
        Fixture second = fixture.another();
        try {
            second.reach(shop);
            assertOneCluster(shop);
        } finally {
            second.leave();
            fixture.live.fly().apps().delete(shop.name(), true);
        }
    }

    private void assertOneCluster(Shop shop) {
        int nodes = shop.replicas() + 1;
        assertThat(fixture.live.fly().machines(shop.name()).list())
                .hasSize(nodes)
                .allMatch(machine -> machine.is(MachineState.STARTED));
        assertThat(fixture.hand().volumes(shop.name()))
                .hasSize(nodes)
                .allSatisfy(volume -> assertThat(volume.machineId()).isPresent())
                .allMatch(volume -> volume.autoBackup());
        assertThat(fixture.live.fly().apps().list("personal"))
                .extracting(App::name)
                .containsExactly(shop.name());
        assertThat(fixture.live.fly().addresses(shop.name()).list())
                .filteredOn(IpAddress::isFlycast)
                .hasSize(1);
        assertThat(fixture.live.fly().secrets(shop.name()).list())
                .extracting(AppSecret::name)
                .containsExactlyInAnyOrderElementsOf(SECRETS);
        Hand.eventually(() -> fixture.live.fly().machines(shop.name()).list().stream()
                .flatMap(machine -> machine.checks().stream())
                .allMatch(MachineCheck::isPassing)); // they log in with another password than the operator
        assertThat(fixture.hand().operatorOf(shop.name()).ask("SELECT count(*) FROM pg_stat_replication"))
                .as("the primary boots with the password in the store, and every other node follows it")
                .isEqualTo(Integer.toString(nodes - 1));
    }
}

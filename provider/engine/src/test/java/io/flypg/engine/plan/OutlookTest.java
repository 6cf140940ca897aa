package io.flypg.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.cost.Prices;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.ExtendSpec;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.NodeSize;
import io.flypg.engine.model.Percent;
import io.flypg.engine.model.VolumeSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final Region AMS = new Region("ams");
    private static final Region SYD = new Region("syd");
    private static final Prices PRICES = Prices.known();

    @Test
    void a_cluster_costs_and_survives_what_it_is_made_of() {
        Outlook outlook = outlook(makeup(1, volume(10)), makeup(3, volume(10)));

        assertThat(outlook.before().orElseThrow().guarantee()).startsWith("one node: ");
        assertThat(outlook.after().orElseThrow().guarantee()).startsWith("survives one node,");
        assertThat(after(outlook)).isEqualTo(3 * before(outlook));
        assertThat(outlook.prices()).isEqualTo(PRICES.date());
    }

    @Test
    void readers_cost_and_never_take_over() {
        SortedMap<Region, List<NodeSize>> readers = new TreeMap<>();
        readers.put(SYD, Collections.nCopies(2, node(volume(10))));
        Makeup with = new Makeup(AMS, makeup(3, volume(10)).voters(), readers);

        Outlook outlook = outlook(makeup(3, volume(10)), with);

        assertThat(outlook.after().orElseThrow().guarantee()).endsWith("readers never take over by themselves");
        assertThat(3 * after(outlook)).isEqualTo(5 * before(outlook));
    }

    @Test
    void a_volume_that_has_grown_by_itself_goes_on_costing_what_it_does() {
        assertThat(after(outlook(makeup(3, volume(50)), makeup(3, growing(10)))))
                .isEqualTo(before(outlook(makeup(3, volume(50)), makeup(3, growing(10)))));
        assertThat(after(outlook(makeup(3, volume(50)), makeup(3, growing(80)))))
                .isEqualTo(before(outlook(makeup(3, volume(80)), makeup(3, growing(80)))));
    }

    @Test
    void what_is_unmanaged_goes_on_costing_what_it_does_and_new_nodes_cost_what_is_declared() {
        Makeup wanted = makeup(3, volume(10)).keeping(List.of("volume"), makeup(2, volume(50)));
        Makeup moved = new Makeup(SYD, wanted.voters(), Collections.emptySortedMap());

        assertThat(wanted.voters()).containsExactly(node(volume(50)), node(volume(50)), node(volume(10)));
        assertThat(makeup(3, volume(10)).keeping(List.of("volume"), moved).voters())
                .containsOnly(node(volume(10)));
    }

    @Test
    void one_that_comes_has_no_before_and_one_that_goes_no_after() {
        Optional<Makeup> three = Optional.of(makeup(3, volume(10)));

        assertThat(Outlook.of(Optional.empty(), three, PRICES).before()).isEmpty();
        assertThat(Outlook.of(three, Optional.empty(), PRICES).after()).isEmpty();
    }

    private static Outlook outlook(Makeup now, Makeup wanted) {
        return Outlook.of(Optional.of(now), Optional.of(wanted), PRICES);
    }

    private static long before(Outlook outlook) {
        return outlook.before().flatMap(Outlook.Side::monthly).orElseThrow();
    }

    private static long after(Outlook outlook) {
        return outlook.after().flatMap(Outlook.Side::monthly).orElseThrow();
    }

    private static Makeup makeup(int voters, VolumeSpec volume) {
        return new Makeup(AMS, Collections.nCopies(voters, node(volume)), Collections.emptySortedMap());
    }

    private static NodeSize node(VolumeSpec volume) {
        return new NodeSize(new MachineSpec(2, Size.ofGigabytes(4), CpuKind.SHARED), volume);
    }

    private static VolumeSpec volume(int gigabytes) {
        return new VolumeSpec(Size.ofGigabytes(gigabytes), Duration.ofDays(5), Optional.empty(), true, false);
    }

    private static VolumeSpec growing(int gigabytes) {
        ExtendSpec extend = new ExtendSpec(new Percent(80), Size.ofGigabytes(10), Size.ofGigabytes(200));
        return new VolumeSpec(Size.ofGigabytes(gigabytes), Duration.ofDays(5), Optional.of(extend), true, false);
    }
}

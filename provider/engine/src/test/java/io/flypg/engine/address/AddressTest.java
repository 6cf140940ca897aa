package io.flypg.engine.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AddressTest {
    @Test
    void an_address_is_written_as_people_read_it() {
        assertThat(Address.cluster("orders-db")).hasToString("cluster.orders-db");
        assertThat(Address.database("orders-db", "orders")).hasToString("database.orders-db/orders");
        assertThat(Address.attachment("orders-api", "DATABASE_URL")).hasToString("attachment.orders-api/DATABASE_URL");
        assertThat(new NodeName("orders-db", 2)).hasToString("orders-db#2");
    }

    @Test
    void what_is_written_can_be_read_and_nothing_else() {
        for (Address address : List.of(Address.app("a.b"), Address.cluster("db"), Address.attachment("api", "URL"))) {
            assertThat(Address.parse(address.toString())).isEqualTo(address);
        }
        for (String text : List.of("", ".", "cluster", "cluster.", ".db", "Cluster.db", "volume.db")) {
            assertThatThrownBy(() -> Address.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void addresses_are_sorted_in_the_order_in_which_things_can_be_made() {
        Address app = Address.app("z");
        Address cluster = Address.cluster("y");
        Address database = Address.database("y", "x");
        Address role = Address.role("y", "a");
        Address attachment = Address.attachment("a", "A");

        assertThat(Stream.of(attachment, role, database, cluster, app).sorted())
                .containsExactly(app, cluster, database, role, attachment);
    }

    @Test
    void nodes_are_sorted_by_number_and_not_by_text() {
        assertThat(new NodeName("db", 2)).isLessThan(new NodeName("db", 10));
    }

    @Test
    void a_name_is_needed() {
        assertThatThrownBy(() -> Address.app(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_region_is_three_letters() {
        assertThat(Region.isCode("ams")).isTrue();
        assertThat(Stream.of("AMS", "am", "amsterdam", "a1s", "").noneMatch(Region::isCode))
                .isTrue();
        assertThatThrownBy(() -> new Region("amsterdam")).isInstanceOf(IllegalArgumentException.class);
    }
}

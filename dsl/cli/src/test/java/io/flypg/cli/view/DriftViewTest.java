package io.flypg.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.cli.Golden;
import io.flypg.cli.Screen;
import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Drift;
import io.flypg.engine.plan.Drift.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftViewTest {
    private static final Drift DRIFT = new Drift(List.of(
            Drift.of(Plans.change()).findings().getFirst(),
            new Finding.Missing(Address.database("orders-db", "orders")),
            new Finding.Unseen(
                    Address.role("orders-db", "reporting"),
                    Blocks.unknown(Address.role("orders-db", "reporting"), "node 1 is down")
                            .problems())));

    @Test
    void drift_is_shown_with_the_place_where_it_lives() {
        Screen screen = new Screen(Screen.PIPE);
        DriftView.show(DRIFT, screen.output());

        Golden.assertMatches("drift.txt", screen.text());
    }

    @Test
    void without_drift_it_says_what_it_cannot_tell() {
        Screen screen = new Screen(Screen.PIPE);
        DriftView.show(new Drift(List.of()), screen.output());

        assertThat(screen.text())
                .startsWith("No drift: nothing is known to have been changed behind the definition's back.")
                .contains("may only wait to be applied");
    }

    @Test
    void for_programs_it_is_one_document() throws Exception {
        Screen screen = new Screen(Screen.PIPE);
        DriftView.showJson("shop", DRIFT, screen.output());

        JsonNode document = new ObjectMapper().readTree(screen.text());
        assertThat(document.path("format").asInt()).isEqualTo(1);
        assertThat(document.path("project").asText()).isEqualTo("shop");
        assertThat(document.path("drift").findValuesAsText("found")).containsExactly("changed", "missing", "unseen");
        assertThat(document.at("/drift/0/fields/0/drift").asText())
                .isEqualTo("ALTER SYSTEM in postgresql.auto.conf of orders-db#2");
        assertThat(document.at("/drift/2/problems/0/detail").asText()).startsWith("node 1 is down");
    }
}

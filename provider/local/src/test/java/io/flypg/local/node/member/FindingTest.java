package io.flypg.local.node.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
    @ParameterizedTest(name = "{0}, active {1}, is {2}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "primary|true|primary|* running|",
                "standby|true|standby|  running|",
                "witness|true|primary|* running|",
                "witness|true|gone|? unreachable|is registered as an active witness but is unreachable",
                "primary|true|standby|! running as standby|is registered as primary but running as standby",
                "standby|true|primary|! running as primary|is registered as standby but running as primary",
                "primary|false|primary|! running|is running but the repmgr node record is inactive",
                "primary|false|standby|! running as standby|is registered as an inactive primary but running as standby",
                "primary|true|gone|? unreachable|is registered as an active primary but is unreachable",
                "standby|true|gone|? unreachable|is registered as an active standby but is unreachable",
            })
    void what_a_member_is_stands_beside_what_it_should_be(
            String type, boolean active, String role, String status, String complaint) {
        Finding finding = finding(type, active, role, true, Optional.empty());
        assertThat(finding.status()).isEqualTo(status);
        assertThat(String.join("\n", finding.issues())).endsWith(complaint == null ? "" : "(ID: 7) " + complaint);
        assertThat(finding.issues()).hasSize(complaint == null ? 0 : role.equals("gone") ? 2 : 1);
    }

    @Test
    void a_member_that_is_down_for_good_is_no_surprise_and_still_an_issue() {
        Finding finding = finding("primary", false, "gone", false, Optional.empty());
        assertThat(finding.status()).isEqualTo("- failed");
        assertThat(finding.issues()).containsExactly("unable to connect to node \"m7\" (ID: 7)");
    }

    @Test
    void a_standby_that_does_not_stream_from_where_it_should_is_told() {
        Optional<NodeRow> upstream = Optional.of(row(1, "primary", true));
        assertThat(finding("standby", true, "standby", true, upstream).following())
                .isEqualTo("m1");
        assertThat(finding("standby", true, "gone", false, upstream).following())
                .isEqualTo("? m1");
        Finding detached = finding("standby", true, "standby", false, upstream);
        assertThat(detached.following()).isEqualTo("! m1");
        assertThat(detached.issues())
                .containsExactly("node \"m7\" (ID: 7) is not attached to its upstream node \"m1\" (ID: 1)");
    }

    private static Finding finding(
            String type, boolean active, String role, boolean attached, Optional<NodeRow> upstream) {
        Optional<Finding.Standing> standing =
                role.equals("gone") ? Optional.empty() : Optional.of(new Finding.Standing(role.equals("standby"), "1"));
        return new Finding(row(7, type, active), "host=m7", upstream, attached, standing);
    }

    private static NodeRow row(int id, String type, boolean active) {
        return new NodeRow(id, "m" + id, type, active, "ams", 100);
    }
}

package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefinitionsTest {
    @Test
    void a_definition_becomes_words() {
        Reading reading = Definitions.read("orders.flypg.groovy", """
                project 'shop'
                cluster('orders-db') {
                    region 'ams'
                    machine { cpus 2; memory 4.GB }
                    readReplicas('gru', count: 2)
                    config { timescaledb.max_background_workers 8; 'auto_explain.log_min_duration' 250.ms }
                    protect true
                }
                """);

        assertThat(reading.problems()).isEmpty();
        assertThat(Plain.words(reading.words())).isEqualTo("""
                project 'shop'
                cluster 'orders-db'
                  region 'ams'
                  machine
                    cpus 2
                    memory 4 GB
                  readReplicas 'gru', count: 2
                  config
                    timescaledb.max_background_workers 8
                    auto_explain.log_min_duration PT0.25S
                  protect true
                """);
    }
}

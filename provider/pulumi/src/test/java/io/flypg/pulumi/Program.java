package io.flypg.pulumi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A YAML program for the shop: one cluster, a database, an app and its attachment. Lines of the cluster can be changed. */
record Program(String name, Map<String, String> cluster, String others) {
    private static final String INSIDE = """
              orders:
                type: flypg:Database
                properties: { cluster: "${orders-db.name}" }
              orders-api:
                type: flypg:App
              attached:
                type: flypg:Attachment
                properties: { cluster: "${orders-db.name}", app: "${orders-api.name}", database: "${orders.name}" }
            outputs:
              uri: ${attached.connectionUri}
            """;

    /** A single node and nothing in it. */
    static Program single() {
        return new Program(
                "shop", new LinkedHashMap<>(Map.of("region", "ams", "replicas", "0", "volume", "{ size: 2GB }")), "");
    }

    /** Three nodes with everything. */
    static Program full() {
        return new Program("shop", single().cluster, INSIDE).with("replicas", "2");
    }

    /** The same with another line in its cluster; the value is YAML. */
    Program with(String property, String value) {
        Map<String, String> changed = new LinkedHashMap<>(cluster);
        changed.put(property, value);
        return new Program(name, changed, others);
    }

    /** The same with other resources behind the cluster. */
    Program and(String more) {
        return new Program(name, cluster, others + more);
    }

    /** The same under another name. */
    Program named(String other) {
        return new Program(other, cluster, others);
    }

    String yaml() {
        String properties = cluster.entrySet().stream()
                .map(line -> "      " + line.getKey() + ": " + line.getValue() + "\n")
                .collect(Collectors.joining());
        return "resources:\n  orders-db:\n    type: flypg:Cluster\n    properties:\n" + properties + others;
    }
}

package io.flypg.resources.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.NodeName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings that a cluster's nodes share, and who has not read them since they were changed. */
final class StoreModel {
    final Map<String, String> shared = new TreeMap<>();

    /** Names that not every node is known to have read. */
    final Set<String> storing = new TreeSet<>();

    private final Set<NodeName> staleCopies = new TreeSet<>();

    /** The image writes the primary's copy with what is new in it. */
    void update(Map<String, String> values, Map<String, String> copy, List<NodeModel> running) {
        assertThat(staleCopies)
                .as("an update before the last was applied everywhere loses it")
                .isEmpty();
        shared.clear();
        shared.putAll(copy);
        shared.putAll(values);
        storing.addAll(values.keySet());
        running.forEach(node -> staleCopies.add(node.name));
    }

    void wasRead(NodeModel node) {
        staleCopies.remove(node.name);
    }

    void settle() {
        assertThat(staleCopies)
                .as("every node has read the store before anybody relies on it")
                .isEmpty();
        storing.clear();
    }

    /** The process that changed them was killed. */
    void killed() {
        staleCopies.clear();
    }
}

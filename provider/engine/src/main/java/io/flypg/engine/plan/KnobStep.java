package io.flypg.engine.plan;

import io.flypg.engine.address.NodeName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Steps on a cluster's settings: first the shared store, then node by node. */
public sealed interface KnobStep extends Step {
    /**
     * Puts settings into the cluster's shared store, and a mark on the platform that says so; no node changes yet.
     *
     * @param values name to value in PostgreSQL's own base unit, unquoted
     */
    record UpdateKnobs(String cluster, SortedMap<String, String> values) implements KnobStep {
        public UpdateKnobs {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }

        @Override
        public String kind() {
            return "update-knobs";
        }

        @Override
        public String subject() {
            return cluster;
        }

        @Override
        public String text() {
            return "store " + String.join(", ", values.keySet());
        }
    }

    /**
     * Takes the mark of {@link UpdateKnobs} away: every node that runs has read the store by now. While it is there, nobody can tell from
     * the nodes what the store holds, and one that restarts may come up with something that no other has.
     */
    record SettleKnobs(String cluster) implements KnobStep {
        @Override
        public String kind() {
            return "settle-knobs";
        }

        @Override
        public String subject() {
            return cluster;
        }

        @Override
        public String text() {
            return "note that every node has read the store";
        }
    }

    /**
     * Makes one node read the store, takes back what {@code ALTER SYSTEM} put over it, and reads the result back.
     *
     * @param expected name to value in PostgreSQL's own base unit, read back afterwards; restart knobs may be pending
     * @param resets names whose {@code ALTER SYSTEM} is taken back
     */
    record ApplyKnobs(NodeName node, SortedMap<String, String> expected, List<String> resets) implements KnobStep {
        public ApplyKnobs {
            expected = Collections.unmodifiableSortedMap(new TreeMap<>(expected));
            resets = List.copyOf(resets);
        }

        @Override
        public String kind() {
            return "apply-knobs";
        }

        @Override
        public String subject() {
            return node.toString();
        }

        @Override
        public String text() {
            return resets.isEmpty()
                    ? "reload and read back"
                    : "take back ALTER SYSTEM of " + String.join(", ", resets) + ", reload and read back";
        }

        @Override
        public Impact impact() {
            return Impact.RELOAD;
        }
    }
}

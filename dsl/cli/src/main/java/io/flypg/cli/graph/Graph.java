package io.flypg.cli.graph;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is drawn: clusters with their nodes, and the apps that use them. */
public record Graph(List<Cluster> clusters, List<App> apps) {
    public Graph {
        clusters = List.copyOf(clusters);
        apps = List.copyOf(apps);
    }

    /**
     * One cluster.
     *
     * @param note what stands beside its name
     * @param regions that of the primary first; empty where nothing is there
     */
    public record Cluster(String name, String note, List<Region> regions) {
        public Cluster {
            regions = List.copyOf(regions);
        }

        List<Node> nodes() {
            return regions.stream().flatMap(region -> region.nodes.stream()).toList();
        }

        /** Where its streams begin. */
        Optional<Node> primary() {
            return nodes().stream().filter(Node::isPrimary).findFirst();
        }

        /** The nodes that are known to stream from the primary; none while there is no primary. */
        List<Node> followers() {
            return primary().isEmpty()
                    ? List.of()
                    : nodes().stream().filter(node -> node.lag.isPresent()).toList();
        }
    }

    /** The nodes of a cluster that are in one region. */
    public record Region(String code, List<Node> nodes) {
        public Region {
            nodes = List.copyOf(nodes);
        }

        boolean hasPrimary() {
            return nodes.stream().anyMatch(Node::isPrimary);
        }
    }

    /**
     * One node.
     *
     * @param role in a word
     * @param note what it is made of
     * @param lag present for one that streams from the primary: how far it is behind, or nothing where that cannot be known
     */
    public record Node(String name, String role, String note, Optional<String> lag) {
        static final String PRIMARY = "primary";

        boolean isPrimary() {
            return role.equals(PRIMARY);
        }

        /** What a picture says of it, line by line. */
        List<String> lines() {
            String standing = lag.filter(behind -> !behind.isEmpty())
                    .map(behind -> role + ", lag " + behind)
                    .orElse(role);
            return Stream.of(name, standing, note)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** An app, with what it is attached to. */
    public record App(String name, List<Attachment> attachments) {
        public App {
            attachments = List.copyOf(attachments);
        }
    }

    /** The secret of an app by which it reaches a database of a cluster. */
    public record Attachment(String variable, String cluster, String database) {}
}

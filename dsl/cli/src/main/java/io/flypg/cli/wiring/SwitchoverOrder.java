package io.flypg.cli.wiring;

import java.util.Optional;

/**
 * Which cluster is to get another primary.
 *
 * @param project whose it has to be; empty when only the cluster was named
 * @param to the node that is wanted, by its number, its machine or its name; empty for the standby that is closest behind
 */
public record SwitchoverOrder(String cluster, Optional<String> project, Optional<String> to) {}

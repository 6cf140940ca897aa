package io.flypg.cli.wiring;

import io.flypg.engine.address.Address;
import java.util.Optional;

/**
 * Which attachment is to get another login.
 *
 * @param project whose it has to be; empty when only its cluster was named
 * @param deploy whether the app's machines are restarted with the new secret
 */
public record RotationOrder(Address attachment, String cluster, Optional<String> project, boolean deploy) {}

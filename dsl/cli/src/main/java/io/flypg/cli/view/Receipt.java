package io.flypg.cli.view;

import java.time.Instant;
import java.util.Optional;

/**
 * What stayed of a cluster that was deleted.
 *
 * @param cluster its name, which is that of the app that stayed
 * @param volume the one that stays until somebody deletes it
 * @param snapshot the last one of that volume
 * @param expires when the platform deletes the snapshot; empty when it does not say
 */
public record Receipt(String cluster, String volume, String snapshot, Optional<Instant> expires) {}

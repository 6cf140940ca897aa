/** Machines: their configuration, life, leases, metadata, and commands inside them. */
@NullMarked
package io.flypg.fly.machine;

import org.jspecify.annotations.NullMarked;

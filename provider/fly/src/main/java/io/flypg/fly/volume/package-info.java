/** Volumes and their snapshots. */
@NullMarked
package io.flypg.fly.volume;

import org.jspecify.annotations.NullMarked;

/** The local platform on disk: its folder, its lock, and JSON files that are either old or new, never half. */
@NullMarked
package io.flypg.local.store;

import org.jspecify.annotations.NullMarked;

/** Reads a node. Nothing here changes anything. */
@NullMarked
package io.flypg.postgres.read;

import org.jspecify.annotations.NullMarked;

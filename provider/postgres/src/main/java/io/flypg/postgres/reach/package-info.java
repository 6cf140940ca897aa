/** Where a node is, how to get there, and what went wrong on the way. */
@NullMarked
package io.flypg.postgres.reach;

import org.jspecify.annotations.NullMarked;

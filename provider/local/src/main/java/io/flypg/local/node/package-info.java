/** A machine of a postgres-flex image: one real PostgreSQL, its ports and what keeps it a member of its cluster. */
@NullMarked
package io.flypg.local.node;

import org.jspecify.annotations.NullMarked;

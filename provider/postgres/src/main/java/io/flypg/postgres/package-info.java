/** A running cluster, seen and changed through its nodes. */
@NullMarked
package io.flypg.postgres;

import org.jspecify.annotations.NullMarked;

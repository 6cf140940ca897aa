/** What a node and a cluster's contents look like, as values. */
@NullMarked
package io.flypg.postgres.state;

import org.jspecify.annotations.NullMarked;

/** PostgreSQL itself: which builds there are, fetching and unpacking them. */
@NullMarked
package io.flypg.local.node.binaries;

import org.jspecify.annotations.NullMarked;

/** Settings of PostgreSQL: the image's own and the user's, and the way a user's setting takes to the node. */
@NullMarked
package io.flypg.local.node.settings;

import org.jspecify.annotations.NullMarked;

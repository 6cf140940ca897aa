/** SQL sessions with the nodes. */
@NullMarked
package io.flypg.local.node.sql;

import org.jspecify.annotations.NullMarked;

/** Processes of the host: starting them as the right user and leaving none behind. */
@NullMarked
package io.flypg.local.node.process;

import org.jspecify.annotations.NullMarked;

/** The way to what is on the platform: marks, nodes, leases. Shared by all kinds of resources. */
@NullMarked
package io.flypg.resources.live;

import org.jspecify.annotations.NullMarked;

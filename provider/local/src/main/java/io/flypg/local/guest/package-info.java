/** What runs inside a machine, as the platform sees it: the line between the API server and the nodes. */
@NullMarked
package io.flypg.local.guest;

import org.jspecify.annotations.NullMarked;

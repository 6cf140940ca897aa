/** The HTTP API that each node has on port 5500. */
@NullMarked
package io.flypg.postgres.admin;

import org.jspecify.annotations.NullMarked;

/** JSON as the local platform reads and writes it. */
@NullMarked
package io.flypg.local.json;

import org.jspecify.annotations.NullMarked;

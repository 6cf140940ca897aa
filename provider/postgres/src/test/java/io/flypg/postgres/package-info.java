/** Tests on real PostgreSQL. */
@NullMarked
package io.flypg.postgres;

import org.jspecify.annotations.NullMarked;

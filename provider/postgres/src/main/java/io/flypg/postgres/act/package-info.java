/** Changes on a node. Everything here may be repeated, also after it was cut off half way. */
@NullMarked
package io.flypg.postgres.act;

import org.jspecify.annotations.NullMarked;

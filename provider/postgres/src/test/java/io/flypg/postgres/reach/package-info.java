@NullMarked
package io.flypg.postgres.reach;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.flypg.postgres.guest;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.flypg.postgres.read;

import org.jspecify.annotations.NullMarked;

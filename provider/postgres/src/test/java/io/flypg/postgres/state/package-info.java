@NullMarked
package io.flypg.postgres.state;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.flypg.postgres.talk;

import org.jspecify.annotations.NullMarked;

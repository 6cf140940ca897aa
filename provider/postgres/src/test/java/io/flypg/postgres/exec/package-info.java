@NullMarked
package io.flypg.postgres.exec;

import org.jspecify.annotations.NullMarked;

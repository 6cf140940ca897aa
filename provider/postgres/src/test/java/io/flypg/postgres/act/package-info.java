@NullMarked
package io.flypg.postgres.act;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.flypg.postgres.sql;

import org.jspecify.annotations.NullMarked;

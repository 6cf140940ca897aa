/** Statements: one session, quoting, values of settings. */
@NullMarked
package io.flypg.postgres.sql;

import org.jspecify.annotations.NullMarked;

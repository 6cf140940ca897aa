/** A conversation with a database, statement by statement, as people at a prompt have it. */
@NullMarked
package io.flypg.postgres.talk;

import org.jspecify.annotations.NullMarked;

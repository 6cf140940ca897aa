/** Real PostgreSQL servers for tests, laid out like a node of the image. */
@NullMarked
package io.flypg.postgres.server;

import org.jspecify.annotations.NullMarked;

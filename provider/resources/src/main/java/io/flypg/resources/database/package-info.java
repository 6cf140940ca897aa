/** Databases inside clusters: how they are observed, planned and changed. */
@NullMarked
package io.flypg.resources.database;

import org.jspecify.annotations.NullMarked;

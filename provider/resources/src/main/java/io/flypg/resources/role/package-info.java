/** Roles inside clusters: how they are observed, planned and changed. */
@NullMarked
package io.flypg.resources.role;

import org.jspecify.annotations.NullMarked;

/** The values of the platform. */
@NullMarked
package io.flypg.local.model;

import org.jspecify.annotations.NullMarked;

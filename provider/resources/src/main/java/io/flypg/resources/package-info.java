/** The catalogue of resources. */
@NullMarked
package io.flypg.resources;

import org.jspecify.annotations.NullMarked;

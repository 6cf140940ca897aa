/** The local platform. */
@NullMarked
package io.flypg.local;

import org.jspecify.annotations.NullMarked;

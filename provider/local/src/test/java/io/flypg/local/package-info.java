/** The local platform, over real HTTP. */
@NullMarked
package io.flypg.local;

import org.jspecify.annotations.NullMarked;

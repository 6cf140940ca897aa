/** Writes words as source text. */
@NullMarked
package io.flypg.language.write;

import org.jspecify.annotations.NullMarked;

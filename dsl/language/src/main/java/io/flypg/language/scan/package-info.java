/** Tokens of a definition, and everything that can be refused from them alone, in linear time. */
@NullMarked
package io.flypg.language.scan;

import org.jspecify.annotations.NullMarked;

/** The tree of a definition and what it means: words with values. Bounded in steps, depth, words and memory. */
@NullMarked
package io.flypg.language.evaluate;

import org.jspecify.annotations.NullMarked;

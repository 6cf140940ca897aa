/**
 * Definition files become words with values and places. Groovy's own parser reads them; nothing in them is ever compiled or run:
 * {@code scan} bounds and refuses, {@code parse} makes our tree out of Groovy's, {@code evaluate} makes words out of the tree.
 */
@NullMarked
package io.flypg.language;

import org.jspecify.annotations.NullMarked;

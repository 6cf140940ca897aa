/** From tokens to our own tree, by way of Groovy's parser. */
@NullMarked
package io.flypg.language.parse;

import org.jspecify.annotations.NullMarked;

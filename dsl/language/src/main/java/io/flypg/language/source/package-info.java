/** Files and texts, with the places in them. */
@NullMarked
package io.flypg.language.source;

import org.jspecify.annotations.NullMarked;

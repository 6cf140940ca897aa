/** The one way to write a definition: blanks, lines, parentheses. Works on tokens, because the tree knows no comments. */
@NullMarked
package io.flypg.language.format;

import org.jspecify.annotations.NullMarked;

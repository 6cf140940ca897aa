/** What there is to know about knobs, words and problems, for {@code explain} and for the reference pages. */
@NullMarked
package io.flypg.cli.reference;

import org.jspecify.annotations.NullMarked;

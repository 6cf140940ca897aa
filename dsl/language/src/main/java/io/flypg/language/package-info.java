/** Definition files become words with values and places. */
@NullMarked
package io.flypg.language;

import org.jspecify.annotations.NullMarked;

/** Programs inside a machine: how they are called and what they print. Somebody else carries them there. */
@NullMarked
package io.flypg.postgres.guest;

import org.jspecify.annotations.NullMarked;

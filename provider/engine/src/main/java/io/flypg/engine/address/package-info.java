/** Names of things and the units they are measured in. */
@NullMarked
package io.flypg.engine.address;

import org.jspecify.annotations.NullMarked;

/** The one place that knows which parts a command is made of. */
@NullMarked
package io.flypg.cli.wiring;

import org.jspecify.annotations.NullMarked;

/** How the parts are put together, tested where no platform is needed. */
@NullMarked
package io.flypg.cli.wiring;

import org.jspecify.annotations.NullMarked;

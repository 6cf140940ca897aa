/** What clusters cost, by a dated list of prices. */
@NullMarked
package io.flypg.engine.cost;

import org.jspecify.annotations.NullMarked;

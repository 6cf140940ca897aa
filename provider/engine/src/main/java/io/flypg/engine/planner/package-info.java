/** Compares what is declared with what was observed, and refuses what may not be done. */
@NullMarked
package io.flypg.engine.planner;

import org.jspecify.annotations.NullMarked;

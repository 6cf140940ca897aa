@NullMarked
package io.flypg.engine.planner;

import org.jspecify.annotations.NullMarked;

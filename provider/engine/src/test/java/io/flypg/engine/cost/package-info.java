@NullMarked
package io.flypg.engine.cost;

import org.jspecify.annotations.NullMarked;

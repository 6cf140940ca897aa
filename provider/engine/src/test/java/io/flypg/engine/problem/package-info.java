@NullMarked
package io.flypg.engine.problem;

import org.jspecify.annotations.NullMarked;

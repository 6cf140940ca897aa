@NullMarked
package io.flypg.engine.knob;

import org.jspecify.annotations.NullMarked;

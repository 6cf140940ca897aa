@NullMarked
package io.flypg.engine.fake;

import org.jspecify.annotations.NullMarked;

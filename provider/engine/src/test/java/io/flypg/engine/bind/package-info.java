@NullMarked
package io.flypg.engine.bind;

import org.jspecify.annotations.NullMarked;

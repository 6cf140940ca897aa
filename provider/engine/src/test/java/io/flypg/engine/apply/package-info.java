@NullMarked
package io.flypg.engine.apply;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.flypg.engine;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.flypg.engine.address;

import org.jspecify.annotations.NullMarked;

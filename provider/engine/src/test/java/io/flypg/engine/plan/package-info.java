@NullMarked
package io.flypg.engine.plan;

import org.jspecify.annotations.NullMarked;

/** Faults that can be asked for: refused, delayed and dropped calls. */
@NullMarked
package io.flypg.local.fault;

import org.jspecify.annotations.NullMarked;

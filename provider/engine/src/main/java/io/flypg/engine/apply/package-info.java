/** Carries out plans: in order, in parallel where nothing forbids it, and never more than the plan says. */
@NullMarked
package io.flypg.engine.apply;

import org.jspecify.annotations.NullMarked;

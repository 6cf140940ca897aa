/** What was recorded of resources as observed state, so that a plan can be made without a look at the platform. */
@NullMarked
package io.flypg.resources.recorded;

import org.jspecify.annotations.NullMarked;

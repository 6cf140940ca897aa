/** What would be done, as data: it can be shown, compared, saved and refused. */
@NullMarked
package io.flypg.engine.plan;

import org.jspecify.annotations.NullMarked;

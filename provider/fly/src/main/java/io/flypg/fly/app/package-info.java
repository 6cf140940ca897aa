/** Apps, and what belongs to an app as a whole: secrets and addresses. */
@NullMarked
package io.flypg.fly.app;

import org.jspecify.annotations.NullMarked;

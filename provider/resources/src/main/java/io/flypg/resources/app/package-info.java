/** Apps that use clusters: how they are observed, planned and changed. */
@NullMarked
package io.flypg.resources.app;

import org.jspecify.annotations.NullMarked;

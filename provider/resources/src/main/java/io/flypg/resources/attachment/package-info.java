/** Apps attached to databases: how they are observed, planned and changed. */
@NullMarked
package io.flypg.resources.attachment;

import org.jspecify.annotations.NullMarked;

/** The life of a resource under Pulumi: checked, compared, made, read, removed. */
@NullMarked
package io.flypg.pulumi.resource;

import org.jspecify.annotations.NullMarked;

/** What Pulumi knows of the resources, written from their specs. */
@NullMarked
package io.flypg.pulumi.schema;

import org.jspecify.annotations.NullMarked;

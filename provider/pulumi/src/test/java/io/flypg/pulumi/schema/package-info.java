@NullMarked
package io.flypg.pulumi.schema;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.flypg.pulumi.resource;

import org.jspecify.annotations.NullMarked;

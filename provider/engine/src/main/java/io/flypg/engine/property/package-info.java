/** Specs as the properties of a Pulumi resource: bound from them, written as them, and what drifted laid over them. */
@NullMarked
package io.flypg.engine.property;

import org.jspecify.annotations.NullMarked;

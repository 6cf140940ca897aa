/** Values as Pulumi sends them: a Struct in which special objects and texts stand for secrets, unknowns and references. */
@NullMarked
package io.flypg.pulumi.wire;

import org.jspecify.annotations.NullMarked;

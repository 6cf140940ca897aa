/** The local platform seen from outside: starting it as a process that outlives us, finding it, stopping it. */
@NullMarked
package io.flypg.cli.local;

import org.jspecify.annotations.NullMarked;

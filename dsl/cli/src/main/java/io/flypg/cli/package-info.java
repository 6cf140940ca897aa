/** The command line. */
@NullMarked
package io.flypg.cli;

import org.jspecify.annotations.NullMarked;

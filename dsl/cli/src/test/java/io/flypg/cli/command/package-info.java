/** The commands, run in this process against a platform in memory. */
@NullMarked
package io.flypg.cli.command;

import org.jspecify.annotations.NullMarked;

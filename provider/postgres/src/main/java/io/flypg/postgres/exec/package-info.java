/** The way to a node through its guest: the programs that the image has, run there by whoever may run commands in the machine. */
@NullMarked
package io.flypg.postgres.exec;

import org.jspecify.annotations.NullMarked;

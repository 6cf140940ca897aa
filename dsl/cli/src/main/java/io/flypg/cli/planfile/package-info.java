/** Plans in files: written by {@code flypg plan -o}, read by {@code flypg apply}. */
@NullMarked
package io.flypg.cli.planfile;

import org.jspecify.annotations.NullMarked;

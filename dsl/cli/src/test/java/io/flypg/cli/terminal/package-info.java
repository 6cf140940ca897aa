@NullMarked
package io.flypg.cli.terminal;

import org.jspecify.annotations.NullMarked;

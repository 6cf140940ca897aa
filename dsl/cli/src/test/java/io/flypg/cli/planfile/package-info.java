@NullMarked
package io.flypg.cli.planfile;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.flypg.cli.local;

import org.jspecify.annotations.NullMarked;

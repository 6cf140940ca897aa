@NullMarked
package io.flypg.cli.reference;

import org.jspecify.annotations.NullMarked;

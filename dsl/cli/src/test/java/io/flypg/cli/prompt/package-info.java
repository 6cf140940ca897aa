@NullMarked
package io.flypg.cli.prompt;

import org.jspecify.annotations.NullMarked;

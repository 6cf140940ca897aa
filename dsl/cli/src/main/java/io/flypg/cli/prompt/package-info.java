/** The built-in prompt: a small psql for computers that have none, with the same answers. */
@NullMarked
package io.flypg.cli.prompt;

import org.jspecify.annotations.NullMarked;

/** The built-in prompt: a small psql for computers that have none. It answers SQL in the same way. */
@NullMarked
package io.flypg.cli.prompt;

import org.jspecify.annotations.NullMarked;

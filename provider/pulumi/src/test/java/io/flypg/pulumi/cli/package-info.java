/** The real Pulumi CLI for tests: built once per computer, run in a home of its own. */
@NullMarked
package io.flypg.pulumi.cli;

import org.jspecify.annotations.NullMarked;

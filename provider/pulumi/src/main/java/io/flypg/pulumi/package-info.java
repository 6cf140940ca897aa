/** The Pulumi provider: serves Pulumi's protocol on the engine that the command line uses too. */
@NullMarked
package io.flypg.pulumi;

import org.jspecify.annotations.NullMarked;

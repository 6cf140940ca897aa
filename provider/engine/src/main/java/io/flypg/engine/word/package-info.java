/**
 * A definition as words with values and places, before anything knows what the words mean. The language and the Pulumi provider
 * both end here; binding starts here.
 */
@NullMarked
package io.flypg.engine.word;

import org.jspecify.annotations.NullMarked;

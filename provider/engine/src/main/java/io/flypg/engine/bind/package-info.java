/** Words become specs: checked against the records of the model, all problems at once. */
@NullMarked
package io.flypg.engine.bind;

import org.jspecify.annotations.NullMarked;

/** What is wrong, where, and what to do. */
@NullMarked
package io.flypg.engine.problem;

import org.jspecify.annotations.NullMarked;

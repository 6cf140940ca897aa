/** Taking over what is there: its definition, and the marks that make it a project's. */
@NullMarked
package io.flypg.resources.adopt;

import org.jspecify.annotations.NullMarked;

/** What the API can do: one class per resource, with the rules and the texts of the real platform. */
@NullMarked
package io.flypg.local.platform;

import org.jspecify.annotations.NullMarked;

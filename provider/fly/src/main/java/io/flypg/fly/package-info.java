/** The Fly.io API as flypg uses it. */
@NullMarked
package io.flypg.fly;

import org.jspecify.annotations.NullMarked;

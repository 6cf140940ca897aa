/** How a call to the platform goes: addresses, token, limits, retries, and what a failure means. */
@NullMarked
package io.flypg.fly.call;

import org.jspecify.annotations.NullMarked;

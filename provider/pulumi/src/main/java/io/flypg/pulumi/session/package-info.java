/** What the engine told this provider, and what it runs for it. */
@NullMarked
package io.flypg.pulumi.session;

import org.jspecify.annotations.NullMarked;

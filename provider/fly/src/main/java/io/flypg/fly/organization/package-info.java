/** What a token can see as a whole: organizations, regions, everything an organization runs. */
@NullMarked
package io.flypg.fly.organization;

import org.jspecify.annotations.NullMarked;

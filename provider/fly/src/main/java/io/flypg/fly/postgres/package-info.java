/** What a PostgreSQL cluster needs from the platform besides machines and volumes. */
@NullMarked
package io.flypg.fly.postgres;

import org.jspecify.annotations.NullMarked;

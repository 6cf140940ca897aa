/** The address of an app that outlives its machines: connections to it go to a started one. */
@NullMarked
package io.flypg.local.flycast;

import org.jspecify.annotations.NullMarked;

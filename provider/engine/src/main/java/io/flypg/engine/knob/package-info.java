/**
 * PostgreSQL's settings as data: what there is in which major, which values are legal, what a change takes, who may set it. The
 * catalogue is taken from real servers; what the servers on Fly.io have beyond that, and what belongs to the image, are small
 * tables of their own.
 */
@NullMarked
package io.flypg.engine.knob;

import org.jspecify.annotations.NullMarked;

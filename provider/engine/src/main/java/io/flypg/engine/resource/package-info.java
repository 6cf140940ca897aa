/** What a kind of resource has to bring: how it is planned, and the line to the platform where it is observed and changed. */
@NullMarked
package io.flypg.engine.resource;

import org.jspecify.annotations.NullMarked;

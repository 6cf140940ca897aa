/** The Machines API over HTTP: routes as a table, one class per resource. */
@NullMarked
package io.flypg.local.rest;

import org.jspecify.annotations.NullMarked;

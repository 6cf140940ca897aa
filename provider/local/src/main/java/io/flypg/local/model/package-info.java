/** What exists on the platform, as immutable values: apps with their machines, volumes, secrets and addresses. */
@NullMarked
package io.flypg.local.model;

import org.jspecify.annotations.NullMarked;

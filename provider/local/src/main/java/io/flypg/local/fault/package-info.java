/** Faults that can be asked for: calls that go wrong, machines that die, volumes that are full. */
@NullMarked
package io.flypg.local.fault;

import org.jspecify.annotations.NullMarked;

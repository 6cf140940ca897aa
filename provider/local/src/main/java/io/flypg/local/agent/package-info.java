/** What stands for flyctl's agent: its Unix socket, behind which is no WireGuard but loopback itself. */
@NullMarked
package io.flypg.local.agent;

import org.jspecify.annotations.NullMarked;

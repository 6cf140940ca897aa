/** Addresses on loopback: a part of 127/8 for each state folder, an address for each machine and each flycast name. */
@NullMarked
package io.flypg.local.network;

import org.jspecify.annotations.NullMarked;

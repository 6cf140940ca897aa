/** Nodes in containers: an image from the unpacked binaries, a container for each machine, a network for the machines of a platform. */
@NullMarked
package io.flypg.local.node.container;

import org.jspecify.annotations.NullMarked;

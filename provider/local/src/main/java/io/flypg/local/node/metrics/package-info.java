/** Port 9187: what the image's exporter tells of a node to whoever scrapes it. */
@NullMarked
package io.flypg.local.node.metrics;

import org.jspecify.annotations.NullMarked;

/** Clusters as pictures: what is drawn, and the two languages it is written in. */
@NullMarked
package io.flypg.cli.graph;

import org.jspecify.annotations.NullMarked;

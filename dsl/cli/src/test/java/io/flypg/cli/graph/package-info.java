@NullMarked
package io.flypg.cli.graph;

import org.jspecify.annotations.NullMarked;

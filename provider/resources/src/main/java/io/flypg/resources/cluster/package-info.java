/** Clusters: how they are observed, planned and changed. */
@NullMarked
package io.flypg.resources.cluster;

import org.jspecify.annotations.NullMarked;

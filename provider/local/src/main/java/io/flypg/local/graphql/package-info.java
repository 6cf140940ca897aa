/** The GraphQL side of the API, over a schema of our own in which nothing is required. */
@NullMarked
package io.flypg.local.graphql;

import org.jspecify.annotations.NullMarked;

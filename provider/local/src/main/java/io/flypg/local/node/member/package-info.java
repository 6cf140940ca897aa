/** What makes a PostgreSQL a member of a cluster: its volume, its settings, its row among the others, its role. */
@NullMarked
package io.flypg.local.node.member;

import org.jspecify.annotations.NullMarked;

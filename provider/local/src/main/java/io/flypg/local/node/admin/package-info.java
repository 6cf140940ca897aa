/** What a node answers over HTTP: the admin API and the checks. */
@NullMarked
package io.flypg.local.node.admin;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.flypg.postgres.admin;

import org.jspecify.annotations.NullMarked;

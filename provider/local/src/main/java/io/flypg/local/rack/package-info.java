/** Where machines run: boots and stops their guests, watches them, asks their health checks. */
@NullMarked
package io.flypg.local.rack;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.flypg.cli.view;

import org.jspecify.annotations.NullMarked;
